const setOf = (words: string): readonly string[] => words.split(/\s+/u);

/** Words that hold sentences together and say nothing of a thing. */
export const smallWords: ReadonlySet<string> = new Set(
  setOf(
    `и в во на с со к по за из от до у о об про для без не ни но а или что чтобы как так же бы ли я мне меня мы нам хочу надо нужно
    the a an to of in on at for with and or but my our i me we it is are be want need get go how from improve improving улучшить улучшать`.trim(),
  ),
);

/** These, and words that point, own or weigh without naming anything. */
export const emptyWords: ReadonlySet<string> = new Set([
  ...smallWords,
  ...setOf(
    `мой моя мое мои свой своя свою своих своей хочется очень уже еще наконец все это весь всю раз снова чтоб когда если есть
    some by up out off so that this finally again more less just all not no do im id ill`.trim(),
  ),
]);
