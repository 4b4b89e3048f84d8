/**
 * ISO 3166 numeric codes, by which world-atlas knows a country, of the jurisdictions that it draws at 1:110 million.
 *
 * @see ISO 3166-1; Natural Earth, 1:110m cultural vectors, public domain.
 */
const drawn = [
  'af:004 al:008 dz:012 ao:024 aq:010 ar:032 am:051 au:036 at:040 az:031 bs:044 bd:050 by:112 be:056 bz:084',
  'bj:204 bt:064 bo:068 ba:070 bw:072 br:076 bn:096 bg:100 bf:854 bi:108 kh:116 cm:120 ca:124 cf:140 td:148',
  'cl:152 china:156 co:170 cr:188 ci:384 hr:191 cu:192 cy:196 cz:203 cd:180 dk:208 dj:262 do:214 ec:218 eg:818',
  'sv:222 gq:226 er:232 ee:233 sz:748 et:231 fk:238 fj:242 fi:246 fr:250 tf:260 ga:266 gm:270 ge:268 de:276',
  'gh:288 gr:300 gl:304 gt:320 gn:324 gw:624 gy:328 ht:332 hn:340 hu:348 is:352 in:356 id:360 ir:364 iq:368',
  'ie:372 il:376 it:380 jm:388 jp:392 jo:400 kz:398 ke:404 kw:414 kg:417 la:418 lv:428 lb:422 ls:426 lr:430',
  'ly:434 lt:440 lu:442 mg:450 mw:454 my:458 ml:466 mr:478 mx:484 md:498 mn:496 me:499 ma:504 mz:508 mm:104',
  'na:516 np:524 nl:528 nc:540 nz:554 ni:558 ne:562 ng:566 kp:408 mk:807 no:578 om:512 pk:586 ps:275 pa:591',
  'pg:598 py:600 pe:604 ph:608 pl:616 pt:620 pr:630 qa:634 cg:178 ro:642 ru:643 rw:646 sa:682 sn:686 rs:688',
  'sl:694 sk:703 si:705 sb:090 so:706 za:710 kr:410 ss:728 es:724 lk:144 sd:729 sr:740 se:752 ch:756 sy:760',
  'tw:158 tj:762 tz:834 th:764 tl:626 tg:768 tt:780 tn:788 tr:792 tm:795 ug:800 ua:804 ae:784 gb:826 us:840',
  'uy:858 uz:860 vu:548 ve:862 vn:704 eh:732 ye:887 zm:894 zw:716',
];

/** Jurisdictions that are not drawn at 1:110 million, being too small or drawn with another, with the degrees east and north of their middle. */
const dots = [
  'ax:20,60.2 as:-170.7,-14.3 ad:1.6,42.5 ai:-63.1,18.2 ag:-61.8,17.3 aw:-70,12.5 bh:50.5,26 bb:-59.6,13.2',
  'bm:-64.8,32.3 bv:3.4,-54.4 io:72.4,-7.3 vg:-64.5,18.5 cv:-24,16 bq:-68.3,12.2 ky:-80.9,19.4 cx:105.7,-10.5',
  'cc:96.8,-12.2 km:43.7,-11.9 ck:-159.8,-21.2 cw:-69,12.2 dm:-61.4,15.4 fo:-6.9,62.1 gf:-53,4 pf:-144.8,-14.7',
  'gi:-5.4,36.1 gd:-61.7,12.1 gp:-61.5,16.2 gu:144.8,13.4 gg:-2.6,49.5 hm:73.5,-53.1 hk:114.1,22.4 im:-4.5,54.2',
  'je:-2.1,49.2 ki:-167.9,0.9 li:9.5,47.1 mo:113.5,22.2 mv:73.5,3.7 mt:14.4,35.9 mh:170.3,7 mq:-61,14.6',
  'mu:57.6,-20.3 yt:45.1,-12.8 fm:153.3,7.5 mc:7.4,43.8 ms:-62.2,16.7 nr:166.9,-0.5 nu:-169.9,-19',
  'nf:167.9,-29.1 mp:145.6,15.8 pw:134.4,7.3 pn:-128.3,-24.4 re:55.5,-21.1 bl:-62.8,17.9 sh:-9.7,-12.4',
  'kn:-62.7,17.3 lc:-61,13.9 mf:-63.1,18.1 pm:-56.3,46.9 vc:-61.2,13.2 ws:-172.2,-13.8 sm:12.5,43.9 st:6.7,0.4',
  'sc:55.5,-4.7 sg:103.8,1.4 sx:-63.1,18.1 gs:-36.5,-54.5 sj:16,78.5 tk:-171.8,-9.2 to:-174.8,-20.4 tc:-72,21.8',
  'tv:179.2,-8.5 um:166.6,19.3 vi:-64.8,18 va:12.4,41.9 wf:-177.3,-13.9',
];

const parts = (lines: readonly string[]): [string, string][] =>
  lines.flatMap((line) => line.split(' ')).map((part) => part.split(':') as [string, string]);

/** Jurisdictions by the numeric code under which a country is drawn, `840`. */
export const jurisdictionsOfCodes: ReadonlyMap<string, string> = new Map(parts(drawn).map(([id, code]) => [code, id]));

/** Degrees east and north of the jurisdictions that are shown as dots alone. */
export const dotPlaces: ReadonlyMap<string, readonly [east: number, north: number]> = new Map(
  parts(dots).map(([id, place]) => [id, place.split(',').map(Number) as [number, number]]),
);
