export type WordKey = string;
