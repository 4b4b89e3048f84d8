import { finding } from '../finding.ts';
import { monthNumber, monthSpan } from '../world.ts';
import { type AuditRule, shownDate } from './_rule.ts';

/** Times that cannot be: something reported as past that is to come, mining before Bitcoin, a growth that ends before it begins. */
export const dates: AuditRule = {
  id: 'dates',
  title: 'Dates',
  checks:
    'that what is told as past is not to come, that mining is not before 2009, that an end is not before its beginning',
  check: ({ text, date, growths }, world) => {
    const isFuture = date !== null && monthSpan(date).first > monthNumber(world.today);
    const isPast =
      /\b(?:was|were|mined|reached|hit|consumed|earned|produced|used|grew|rose|fell|cost|stood|had|recorded|generated)\b/i.test(
        text,
      ) &&
      !/\b(?:will|would|could|expected|forecast|project(?:s|ed|ion)|predict|estimate[ds]? to|by 20\d\d|is set|should|may|plans?|target|guid|contract|deal|lease|aims?|to reach)/i.test(
        text,
      );
    return [
      ...(isFuture && isPast
        ? [
            finding('dates', 'impossible', {
              why: `${shownDate(date)} is after the day of the audit, ${world.today}, and told as past.`,
            }),
          ]
        : []),
      ...(date !== null && date.year < 2009 && /\b(?:bitcoins?|hash ?rate|BTC)\b/i.test(text)
        ? [
            finding('dates', 'impossible', {
              why: `Nothing was mined in ${shownDate(date)}: the first block is of 2009-01-03.`,
            }),
          ]
        : []),
      ...growths
        .filter(
          ({ from, to, fromYear, toYear }) =>
            from !== null && to !== null && fromYear !== null && toYear !== null && toYear < fromYear,
        )
        .map(({ fromYear, toYear }) =>
          finding('dates', 'impossible', { why: `It goes from ${fromYear} to ${toYear}, backwards.` }),
        ),
    ];
  },
};
