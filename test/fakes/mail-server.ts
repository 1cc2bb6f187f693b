import { createServer, type AddressInfo, type Socket } from "node:net";

/** A mail server on this machine that takes every message and keeps what it was told. */
export async function startMailServer() {
  const said: string[] = [];
  let raw = "";
  /** What it answers to the name of whom a message is for. */
  const answer = { recipient: "250 ok" };
  const serve = (socket: Socket): void => {
    let inMessage = false;
    socket.write("220 test\r\n");
    socket.on("data", (data) => {
      raw += String(data);
      for (const line of String(data)
        .split("\r\n")
        .filter((each) => each !== "")) {
        said.push(line);
        if (inMessage && line !== ".") continue;
        inMessage = line === "DATA";
        socket.write(`${answerTo(line)}\r\n`);
      }
    });
  };
  const answerTo = (line: string): string => {
    if (line === "QUIT") return "221 bye";
    if (line === "DATA") return "354 go on";
    if (line.startsWith("RCPT TO")) return answer.recipient;
    return line.startsWith("EHLO") ? "250 test" : "250 ok";
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?from=help@way.example`,
    said,
    answer,
    lastText(): string {
      const mail = raw.slice(raw.lastIndexOf("DATA\r\n"));
      const [head, body] = [mail.slice(0, mail.indexOf("\r\n\r\n")), mail.slice(mail.indexOf("\r\n\r\n") + 4)];
      const text = body.slice(0, body.lastIndexOf("\r\n."));
      return /encoding: base64/iu.test(head) ? Buffer.from(text, "base64").toString() : text;
    },
    close: () => void server.close(),
  };
}
