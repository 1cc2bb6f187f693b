/** What was done in anger or against the law of it: nobody is praised for it, and no step is marked by it. */
export const doneInAnger = (text: string): boolean => anger.test(text);
const anger =
  /(?<!\p{L})(?:ударил\p{L}*|избил\p{L}*|побил\p{L}*|шл[её]пнул\p{L}*|наорал\p{L}*|накричал\p{L}*|украл\p{L}*|угрожал\p{L}*|hit (?:my|him|her|them)|beat (?:my|him|her|them) up|slapped|punched|shouted|yelled|screamed|stole|threatened)(?!\p{L})/iu;

/** Words of loss, fear and tears: what holds them is not met with "I see". */
export const isHeavy = (text: string): boolean => doneInAnger(text) || (heavy.test(text) && !light.test(text));
const heavy =
  /(?<!\p{L})(?:потерял\p{L}*|умер\p{L}*|смерт\p{L}*|страшно|пугает|больно|боюсь|плак\p{L}*|плач[уе]\p{L}*|рыда\p{L}*|одинок\p{L}*|стыдно|ненавижу|мерзко|тошно|тоскливо|died|dead|death|scared|afraid|lonely|crying|cried|hate|ashamed|worried|terrified|miserable)(?!\p{L})/iu;
const light =
  /(?<!\p{L})(?:хорошо|лучший|лучшее|смешно|смея\p{L}*|best|happy|laugh\p{L}*|lol|haha|good day)(?!\p{L})/iu;
