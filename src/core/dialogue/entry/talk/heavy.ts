/** Words of loss, fear and tears: what holds them is not met with "I see". */
export const isHeavy = (text: string): boolean => heavy.test(text) && !light.test(text);
const heavy =
  /(?<!\p{L})(?:потерял\p{L}*|умер\p{L}*|смерт\p{L}*|страшно|пугает|больно|боюсь|плак\p{L}*|плач[уе]\p{L}*|рыда\p{L}*|одинок\p{L}*|стыдно|ненавижу|мерзко|тошно|тоскливо|died|dead|death|scared|afraid|lonely|crying|cried|hate|ashamed|worried|terrified|miserable)(?!\p{L})/iu;
const light =
  /(?<!\p{L})(?:хорошо|лучший|лучшее|смешно|смея\p{L}*|best|happy|laugh\p{L}*|lol|haha|good day)(?!\p{L})/iu;
