declare module "virtual:help-lines" {
  interface Line {
    readonly emergency: boolean;
    readonly name: string;
    readonly nameEn: string;
    readonly phone: string | null;
    readonly sms: string | null;
    readonly smsWord: string;
    readonly site: string | null;
    readonly hours: string | null;
    readonly languages: readonly string[];
  }
  export const checked: string;
  export const directories: readonly Line[];
  export const lines: Readonly<Record<string, readonly Line[]>>;
}
