/** The text as it is read for an answer: lower case, ё as е, one kind of apostrophe and dash, end marks and quotes gone, blanks around it. */
export function plainWords(text: string): string {
  const bare = text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[’ʼ`´‘]/gu, "'")
    .replace(/[–—−]/gu, "-")
    .replace(/[«»"“”()[\]…!?;*_~]+/gu, " ")
    .replace(/[.,:](?!\d)|(?<!\d)[.,:]/gu, " ")
    .replace(/\s-+\s|^-+\s|\s-+$/gu, " - ")
    .replace(/\s+/gu, " ")
    .trim();
  return bare === "" ? "" : ` ${bare} `;
}

/** Words that soften an answer and change nothing of it. */
const softening = new Set(
  `ну а и же ж уж вот так то бы да ладно наверное наверно пожалуй пожалуйста думаю кажется примерно где-то около приблизительно скорее всего
  вроде сегодня сейчас это мне меня у по ощущениям оцениваю оценю поставлю поставил поставила ставлю можно сказать будет было я бы сказал сказала
  на мой взгляд ровно только всего лишь максимум минимум твердая твердое твердые честно хм эм ммм ок окей пусть пускай тогда напиши запиши давай
  well um uh hmm so like about around roughly approximately maybe perhaps probably i'd i say would think guess it's its it is that's just only
  right now today a an the say call put me at somewhere honestly ok okay please then let's let us make solid i'm im feel feeling more or less
  мабуть десь приблизно зараз сьогодні гадаю`
    .trim()
    .split(/\s+/u),
);

/** The words of a plain text that say something, without those that only soften. */
export function tellingWords(plain: string): readonly string[] {
  return plain
    .trim()
    .split(" ")
    .filter((word) => word !== "" && word !== "-" && !softening.has(word));
}

/** Whether a message goes on to something else behind its first words: a comma, a dash, a reason. */
export const goesOnAfter = (text: string, words: number): boolean => {
  const head = text.trim().split(/\s+/u).slice(0, words).join(" ");
  const next = text.trim().slice(head.length);
  return (
    /[,.;:!)–—-]$/u.test(head) ||
    /^\s*[–—-]\s/u.test(next) ||
    /^\s*(?:потому|так как|ведь|но|а |because|since|but|cause)/iu.test(next)
  );
};
