import { expect, test } from 'vitest';
import { say } from '../../src/report/brief.ts';
import { sentencePieces } from '../../src/report/sentence-pieces.ts';

const figure = (text: string, id = `fact:${text.length}`) => ({ id, value: 1, text });
const cut = (sentence: Parameters<typeof sentencePieces>[0]) =>
  sentencePieces(sentence).map(({ text, figure }) => (figure === null ? text : `<${figure.text}>`));

test('a sentence is cut at its figures, and the pieces make it whole again', () => {
  const sentence = say`Of ${figure('20')} layers ${figure('one')} is dispersing, ${figure('none')} concentrating.`;
  expect(cut(sentence)).toEqual(['Of ', '<20>', ' layers ', '<one>', ' is dispersing, ', '<none>', ' concentrating.']);
});

test('the digits of a name are no figure', () => {
  const sentence = say`From ${{ name: 'Mar 2016' }} to ${{ name: '16 May' }} it was ${figure('16')}.`;
  expect(cut(sentence)).toEqual(['From Mar 2016 to 16 May it was ', '<16>', '.']);
});

test('a part of a longer word or number is no figure', () => {
  const sentence = say`None of 18 stood at 8.5 or 1,8 before ${figure('8')}, and alone was ${figure('one')}.`;
  expect(cut(sentence)).toEqual(['None of 18 stood at 8.5 or 1,8 before ', '<8>', ', and alone was ', '<one>', '.']);
});

test('figures at the beginning and at the end leave no empty pieces', () => {
  expect(cut(say`${figure('−6%')} is less than ${figure('+4%')}`)).toEqual(['<−6%>', ' is less than ', '<+4%>']);
});

test('a sentence without figures is one piece', () => {
  expect(cut(say`Nothing moved.`)).toEqual(['Nothing moved.']);
});
