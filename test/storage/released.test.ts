import { expect, test } from "vitest";
import { migrations } from "#storage/migrate.ts";

/** What people's databases remember: a migration is never edited once it is out, a new file changes what an old one made. */
const released: Readonly<Record<string, string>> = {
  "0001_core.sql": "24fdd40be0d9e656f40b528439db41ec3da39e09f028d2a1ee33c59bf7a47174",
  "0002_auth.sql": "ca6ce7c2af7957e6205fd4d61ff85610cdac673976e9ec5fefc8f7125bb43540",
  "0003_core_functions.sql": "ea2f5d452060ae5bd88acf839ffd8232800a26af269c6ce6ea447bd7cb2b42e3",
  "0004_secret_mark.sql": "a59e5936fa95fd9b6898b3263481e21b7dd0ebf6ee4ca146257ae195b37fd022",
  "0005_tracks.sql": "8d2348479a92a565cc0c1d6794443ce9c21b50ef3ec33738a9bc6d9d17cfe9aa",
  "0006_day.sql": "7b6b02454a101f192c230892b19ade6645eaf2150221d93564fcc78ae43ee8b7",
  "0007_calendars.sql": "cdaa569150f213e31219555bef780808acc931b586dc2f8c3556cd140a6f8e5f",
  "0008_body.sql": "3fb8c6cd12fe84b0add3e644d27f79454531673a67ae941ed9e0bbd141e2e45c",
  "0009_delivery.sql": "c718a836c7ae76cfe00164b241ab536dad38860f7a774b12049af9629e1030b6",
  "0010_joining.sql": "d768c69644843cd831a53893667548ef22365485ce453480b5116ffa6826d649",
  "0011_growth.sql": "e58c855dfcdc8532f9899a648f16b76d1e107cf28e3b7c601d89b83a2565093c",
  "0012_erasure.sql": "5e7711e6a24c928d169d2c8464907caf569c77e36c40248d4fbb698eda8ae981",
  "0013_crisis.sql": "7b59c075d05cec272eed086b8ea3491ba596dd37c1b82f9a5102307ca06ffcb2",
  "0014_session_end.sql": "9a41f3fa6c4a363b3c3c13660d51ef42862994fa6e78367b54a48737e6ff52a3",
  "0015_access.sql": "4c288a863f05a24e7a3c57cbffdbf226731370767b8d02af92a7565897913e5b",
  "0016_reminders.sql": "778a5a06fd155e366dad389cdceabf8ebee8c8b98637aafce71ce2112b35a704",
  "0017_reminders_by_index.sql": "abffe9ea3d9cac833c6ecbdfa47b1bd796e3e86b053987fc8d9459a2cc3c6110",
  "0018_lock.sql": "260744f7834b04b1a6b740d6d63b208f48c381cbd954b3b2256f908824b124d4",
  "0019_chat_lock.sql": "dd72c75715ed922833be897d452b63d225a24f2bcc9e95c93b9c01c85cdf7336",
  "0020_second_factor.sql": "7ccf9e87483f83403a73f44373ffc0c0e9d0460df9ec1c29e8fce9487fdb5610",
  "0021_coarse_times.sql": "6c45e591ce0e4dea175a52d10052d5f34cf11b65c74af8f75c5ecdec0114d509",
  "0022_passkey.sql": "b505f445880a673558dca83fd228fcf182c56c41007831c14191b37fb3422655",
  "0023_uploads.sql": "2deaa7d3c7e6a39df3bbf85301fa5252d3898fc2186733074c2057bd154f9949",
  "0024_listening.sql": "3b17834e6f7c76971fdb427de8e1299245930d8fae507ef96865e547d9bebd7b",
  "0025_sealed_body.sql": "1c8223fe2ec98bd26f55b0ee5d5535b7bd5c38a30c6fcb8049ca38a5c986e542",
  "0026_due_lease.sql": "52a18705d6126f132e0eda2107ec21357de81aa582e67000b8df340120045f7a",
  "0027_plan_on_lock.sql": "5d87f22ac3c12898ad337ed90ec980dddfbcb7fcc42bc01282aeecfe92d4eaa7",
  "0028_ways.sql": "9d7dd37318264a574b5eee63c28caa36900552ab738826abde2791fd64327d1a",
  "0029_notes.sql": "6bb5a3f82341ba0a3106f304882a5318f5f8cc262f5eb06d59d6416304eab204",
  "0030_telegram_entry.sql": "d59e30b944f4f92caf32cf7fc4fb29159c3f1f7dc12c760b06f56d68ba0fd561",
  "0031_trips.sql": "dda07375a9ac77040c7a6ab476c713669199bf81260c99da594619bcc9736875",
  "0032_hours.sql": "107acecb8835c993e56a26939933ec41c9bbaa808babdba24e6df4a7cfa88186",
  "0033_outbox_by_index.sql": "3a502926205176b52d0243db0c6d92fda88d0ab1fefa921b737b67e591a588cc",
  "0034_quick_body.sql": "4f46f0b6e9d278038e3d641fbd5c242545a3ce851cd8f47b09bd9caa916d5b84",
};

test.each(Object.entries(released))("%s is as it was released", (name, checksum) => {
  expect(migrations().find((file) => file.name === name)?.checksum).toBe(checksum);
});

test("no two have one number", () => {
  const numbers = migrations().map(({ name }) => name.slice(0, 4));
  expect(numbers).toEqual([...new Set(numbers)]);
});

test("whatever is not released yet comes after all that is", () => {
  const [last = ""] = Object.keys(released).sort().reverse();
  const fresh = migrations().filter(({ name }) => !(name in released));
  expect(fresh.filter(({ name }) => name <= last)).toEqual([]);
});
