import type { LocalDate } from "../time/local-date.ts";
import type { Season } from "./habit.ts";

/** IANA zones whose people live south of the equator; whatever is not named is taken for the north. */
const southern = [
  "Australia/",
  "Antarctica/",
  "America/Argentina/",
  "Pacific/Auckland|Pacific/Chatham|Pacific/Fiji|Pacific/Tongatapu|Pacific/Apia|Pacific/Pago_Pago|Pacific/Rarotonga",
  "Pacific/Tahiti|Pacific/Noumea|Pacific/Port_Moresby|Pacific/Efate|Pacific/Guadalcanal|Pacific/Norfolk|Pacific/Easter",
  "Pacific/Niue|Pacific/Pitcairn|Pacific/Funafuti|Pacific/Wallis|Pacific/Marquesas|Pacific/Gambier|Pacific/Fakaofo",
  "America/Sao_Paulo|America/Bahia|America/Fortaleza|America/Recife|America/Maceio|America/Campo_Grande|America/Cuiaba",
  "America/Porto_Velho|America/Rio_Branco|America/Manaus|America/Araguaina|America/Buenos_Aires|America/Noronha",
  "America/Santiago|America/Punta_Arenas|America/Montevideo|America/Asuncion|America/La_Paz|America/Lima|America/Guayaquil",
  "Africa/Johannesburg|Africa/Maputo|Africa/Harare|Africa/Lusaka|Africa/Windhoek|Africa/Gaborone|Africa/Maseru",
  "Africa/Mbabane|Africa/Blantyre|Africa/Luanda|Africa/Lubumbashi|Africa/Dar_es_Salaam|Africa/Nairobi|Africa/Kigali",
  "Africa/Bujumbura|Africa/Kinshasa|Africa/Brazzaville|Indian/Antananarivo|Indian/Mauritius|Indian/Reunion|Indian/Mayotte",
  "Indian/Comoro|Indian/Mahe|Indian/Christmas|Indian/Cocos|Atlantic/Stanley|Atlantic/St_Helena|Atlantic/South_Georgia",
  "Asia/Jakarta|Asia/Makassar|Asia/Jayapura|Asia/Dili",
].flatMap((zones) => zones.split("|"));

/** The season by the calendar, where the person's time zone is: summer in January south of the equator. */
export function seasonOf(date: LocalDate, timeZone: string): Season {
  const quarter = Math.floor((Number(date.slice(5, 7)) % 12) / 3);
  const isSouth = southern.some((zone) => (zone.endsWith("/") ? timeZone.startsWith(zone) : zone === timeZone));
  const order = ["winter", "spring", "summer", "autumn"] as const;
  return order[(quarter + (isSouth ? 2 : 0)) % 4] ?? "winter";
}
