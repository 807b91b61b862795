// Counting the time limits of a child's case: pure functions, without a clock, a page or a network.
//
// What is counted stands in the records (`cases.as_data`, whose keys are read here as they are written there); how each
// reading counts stands here and nowhere else. A limit is what a record says, a deadline what comes of it in one case.
// A time is wall-clock time of one zone, in minutes since 1 January 1970. Indonesia has no summer time, so a day is
// always 1,440 minutes and a zone only matters for what leaves the page: its name, and the calendar file.

export const ZONES = { WIB: 7, WITA: 8, WIT: 9 };

const DAY = 1440;
const DAY_MS = 86_400_000;
const LAST_DATE = "2100-12-31";
const WEEKDAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni",
  "Juli", "Agustus", "September", "Oktober", "November", "Desember",
];

export function byId(records) {
  return new Map(records.map((record) => [record.id, record]));
}

// Days and hours -----------------------------------------------------------------------------------------------------

// Return the number of a day written 2026-11-27, or null when the calendar has no such day.
function parseDate(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(time).toISOString().slice(0, 10) === text ? time / DAY_MS : null;
}

// Return the minutes of an hour written 22:15, or null when no clock shows it.
function parseHour(text) {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

function isoDate(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

// Return the same day of the month so many months later, or that month's last day where it has no such day.
function addMonths(day, months) {
  const start = new Date(day * DAY_MS);
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  const dayOfMonth = Math.min(start.getUTCDate(), lastOfMonth);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, dayOfMonth) / DAY_MS;
}

// Return a moment; the end of a day is written 24.00 of that day, not 00.00 of the next.
function momentAt(minute) {
  const day = Math.floor(minute / DAY);
  const rest = minute - day * DAY;
  const hour = `${String(Math.floor(rest / 60)).padStart(2, "0")}:${String(rest % 60).padStart(2, "0")}`;
  return { minute, text: `${isoDate(day)}T${hour}` };
}

function endOfDay(day) {
  return { minute: (day + 1) * DAY, text: `${isoDate(day)}T24:00` };
}

// Return a date as it is read: "28 November 2026".
function dateInWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

// Return a date with its weekday: "Sabtu, 28 November 2026".
export function dayInWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}, ${dateInWords(date)}`;
}

// Return the wall-clock minutes of a moment.
export function minuteOf(moment) {
  const [date, time] = moment.split("T");
  const [hour, minute] = time.split(":").map(Number);
  return parseDate(date) * DAY + hour * 60 + minute;
}

// Return a moment as it is read: "Sabtu, 28 November 2026 pukul 22.15 WIB".
export function inWords(moment, zone) {
  const [date, hour] = moment.split("T");
  return `${dayInWords(date)} pukul ${hour.replace(":", ".")} ${zone}`;
}

// One reading --------------------------------------------------------------------------------------------------------

// How each reading ends, from the day and the minute on which its event happened.
const ENDS = {
  jam: (reading, start) => momentAt(start.minute + reading.maks * (reading.satuan === "jam" ? 60 : DAY)),
  hari: (reading, start) => endOfDay(start.day + reading.maks),
  "hari-pertama": (reading, start) => endOfDay(start.day + reading.maks - 1),
  "sejak-tanggal": (reading, start) => endOfDay(start.day + reading.maks),
  "bulan-30": (reading, start) => endOfDay(start.day + 30 * reading.maks),
  "bulan-kalender": (reading, start) => endOfDay(addMonths(start.day, reading.maks)),
  "waktu-kerja": () => null,
};

// Return until when a reading runs if its limit is extended: the day behind its last is the first of the extension.
function extendedEnd(reading, end, extension) {
  const lastDay = end.minute / DAY - 1;
  if (reading.cara === "bulan-30") return endOfDay(lastDay + 30 * extension.maks);
  if (reading.cara === "bulan-kalender") return endOfDay(addMonths(lastDay, extension.maks));
  return endOfDay(lastDay + extension.maks);
}

function countReading(reading, start, extension) {
  const end = ENDS[reading.cara](reading, start);
  return {
    way: reading.cara,
    event: reading.acara,
    measure: reading.ukuran,
    begun: start.minute,
    minute: end?.minute ?? null,
    end: end?.text ?? null,
    hourAssumed: reading.cara === "jam" && !start.hasHour,
    extendedEnd: extension && end ? extendedEnd(reading, end, extension).text : null,
    cites: reading.sitasi,
    subject: reading.perihal,
  };
}

// Return the readings, the earliest end first; those that end together for the same reason are one.
function merge(readings) {
  const merged = [];
  for (const reading of readings) {
    const same = merged.find((other) => other.event === reading.event && other.way === reading.way && other.end === reading.end);
    if (same) same.cites = [...same.cites, ...reading.cites];
    else merged.push({ ...reading });
  }
  return merged.sort((one, other) => (one.minute ?? Infinity) - (other.minute ?? Infinity));
}

// Events -------------------------------------------------------------------------------------------------------------

function problem(event, field, message) {
  return { event, field, message };
}

// Return the event's day and minute, or what is wrong with it and in which field.
function readEvent(event, entry, inForce) {
  const wrong = (field, message) => ({ problem: problem(event.id, field, message) });
  if (!entry.tanggal) return wrong("tanggal", "Isi tanggalnya; jam saja belum cukup.");
  const day = parseDate(entry.tanggal);
  if (day === null) return wrong("tanggal", "Tanggal ini tidak ada dalam kalender.");
  if (entry.tanggal < inForce) {
    return wrong("tanggal", `UU 11/2012 baru berlaku ${dateInWords(inForce)}; tanggal sebelumnya tidak dihitung di sini.`);
  }
  if (entry.tanggal > LAST_DATE) return wrong("tanggal", "Tahunnya terlalu jauh; periksa kembali.");
  const hour = entry.jam ? parseHour(entry.jam) : null;
  if (entry.jam && hour === null) return wrong("jam", "Jam ditulis 00.00 sampai dengan 23.59.");
  // Without an hour the day counts from its beginning: no limit then comes out later than it is.
  return { start: { day, minute: day * DAY + (hour ?? 0), hasHour: hour !== null } };
}

function isEarlier(one, other) {
  return one.day < other.day || (one.day === other.day && one.hasHour && other.hasHour && one.minute < other.minute);
}

function quoted(event) {
  return event.keterangan ? `“${event.nama}” (${event.keterangan})` : `“${event.nama}”`;
}

// Return the events that cannot come after one, nearest first.
function predecessors(event, events) {
  const found = [...event.tidakSebelum];
  for (let i = 0; i < found.length; i += 1) {
    for (const id of events.get(found[i]).tidakSebelum) if (!found.includes(id)) found.push(id);
  }
  return found;
}

// Return that an event stands before one that it follows, or null.
function orderProblem(event, starts, events) {
  const start = starts.get(event.id);
  const violated = predecessors(event, events).find((id) => starts.has(id) && isEarlier(start, starts.get(id)));
  const openings = event.sesudahSalahSatu.filter((id) => starts.has(id));
  const before = violated ?? (openings.every((id) => isEarlier(start, starts.get(id))) ? openings[0] : undefined);
  if (before === undefined) return null;
  return problem(event.id, "tanggal", `Tidak mungkin lebih awal daripada ${quoted(events.get(before))}. Periksa kedua waktunya.`);
}

// Return when the events began that can be counted from, by their ids, and what is wrong with the others.
function readEvents(data, entries) {
  const events = byId(data.acara);
  const problems = [];
  const starts = new Map();
  for (const event of data.acara) {
    const entry = entries[event.id];
    if (!entry?.tanggal && !entry?.jam) continue;
    const read = readEvent(event, entry, data.berlaku);
    if (read.problem) problems.push(read.problem);
    else starts.set(event.id, read.start);
  }
  const disordered = [...starts.keys()].map((id) => orderProblem(events.get(id), starts, events)).filter(Boolean);
  for (const { event } of disordered) starts.delete(event);
  return { starts, problems: [...problems, ...disordered] };
}

// The counting ---------------------------------------------------------------------------------------------------------

// Return what is wrong with the events of a case, and every deadline that runs from the others.
//
// `entered`: {kejadian: {<event>: {tanggal: "2026-11-27", jam: "22:15"}}, perpanjangan: [<id of a limit>]}, as it is kept.
// A deadline has the id of its limit and its readings, the earliest end first and those without a computable end last;
// readings that end together for the same reason are one, with the provisions of both. `end` is "2026-11-28T22:15", an
// end of day "…T24:00"; `hourAssumed` says that hours were counted from 00.00 because the hour was not given.
export function count(data, entered) {
  const { starts, problems } = readEvents(data, entered.kejadian);
  const deadlines = [];
  for (const limit of data.batas) {
    const extended = Boolean(limit.perpanjangan) && entered.perpanjangan.includes(limit.id);
    const begun = limit.bacaan.filter((reading) => starts.has(reading.acara));
    if (begun.length) {
      const readings = begun.map((reading) => countReading(reading, starts.get(reading.acara), extended && limit.perpanjangan));
      deadlines.push({ id: limit.id, extended, readings: merge(readings) });
    } else if (extended) {
      problems.push(problem(limit.bacaan[0].acara, "tanggal", "Perpanjangan dipilih, tetapi awalnya belum terisi dengan benar."));
    }
  }
  return { problems, deadlines };
}

// The calendar file ----------------------------------------------------------------------------------------------------

// How long before a deadline a calendar speaks up, in minutes, where the limit is longer than that.
const ALARMS = [
  [DAY, "-P1D"],
  [180, "-PT3H"],
];

// Return an iCalendar file (RFC 5545) of the earliest end of every deadline, and of its extension where one was chosen.
// `made` is the moment of writing in UTC, "20261127T101500Z"; `base` is what the addresses of provisions are relative to.
export function calendar(data, { deadlines }, { zone, made, base }) {
  const limits = byId(data.batas);
  const entries = deadlines.flatMap((deadline) => {
    const description = reasons(data, deadline, base);
    return calendarEnds(limits.get(deadline.id), deadline).map(({ id, subject, cite, end, begun }) => {
      const summary = `Batas ${inWords(end, zone)}: ${subject} (${cite})`;
      return [
        "BEGIN:VEVENT",
        `UID:${id}/${end}/${zone}@pustaka-peksos`,
        `DTSTAMP:${made}`,
        ...span(end, zone),
        `SUMMARY:${escaped(summary)}`,
        `DESCRIPTION:${escaped(description)}`,
        ...ALARMS.filter(([before]) => minuteOf(end) - begun > before).flatMap(([, trigger]) => alarm(trigger, summary)),
        "END:VEVENT",
      ];
    });
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pustaka Peksos//Kalkulator tenggat//ID", ...entries.flat(), "END:VCALENDAR"];
  return lines.map(folded).join("\r\n") + "\r\n";
}

// Return when an entry begins and ends. An hour is a moment; an end of day is the day's last minute, because a calendar
// shows 24.00 as 00.00 of the next day, and whoever glances at it would believe to have a day more.
function span(end, zone) {
  const minute = minuteOf(end);
  if (!end.endsWith("T24:00")) return [`DTSTART:${utc(minute, zone)}`];
  return [`DTSTART:${utc(minute - 1, zone)}`, `DTEND:${utc(minute, zone)}`];
}

function alarm(trigger, words) {
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(words)}`, `TRIGGER:${trigger}`, "END:VALARM"];
}

// Return what of a deadline stands in a calendar.
function calendarEnds(limit, { id, readings: [first] }) {
  if (first.end === null) return [];
  const { begun } = first;
  const ends = [{ id, subject: limit.perihal, cite: first.cites[0].sitasi, end: first.end, begun }];
  if (first.extendedEnd) {
    const subject = `${limit.perihal}, setelah diperpanjang`;
    ends.push({ id: `${id}/perpanjangan`, subject, cite: limit.perpanjangan.sitasi, end: first.extendedEnd, begun });
  }
  return ends;
}

function reasons(data, { readings: [first, ...others] }, base) {
  const { nama, alasan } = data.bacaan[first.way];
  return [
    `${first.measure}. ${nama}: ${alasan}.`,
    ...(first.hourAssumed ? ["Jamnya belum diisi, jadi dihitung dari pukul 00.00."] : []),
    ...(others.length ? ["Ada bacaan lain yang tidak lebih awal; lihat halamannya."] : []),
    ...first.cites.map((cite) => new URL(cite.alamat, base).href),
  ].join("\n");
}

function utc(minute, zone) {
  return new Date((minute - ZONES[zone] * 60) * 60_000).toISOString().replace(/[-:]|\.000/g, "");
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

// No line may be longer than 75 octets; what goes on begins with a space.
function folded(line) {
  const parts = [""];
  let length = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (length + octets > 74) {
      parts.push("");
      length = 0;
    }
    parts[parts.length - 1] += character;
    length += octets;
  }
  return parts.join("\r\n ");
}
