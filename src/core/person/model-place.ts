/** Where the language model runs that the operator set up: on the server itself, or with whom. */
export type ModelPlace = "here" | { readonly host: string };
