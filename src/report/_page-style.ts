import { colourDeclarations } from './palette.ts';

/** Everything that a page says of its looks: no other style is allowed to apply. */
export const pageStyle = `
:root{color-scheme:light dark;${colourDeclarations('light')}}
@media screen and (prefers-color-scheme:dark){:root{${colourDeclarations('dark')}}}
*{box-sizing:border-box}
html{font-size:clamp(100%,.55vw + .55rem,200%);-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
.skip{position:absolute;left:-99rem;padding:.5rem 1rem;background:var(--ink);color:var(--paper)}
.skip:focus{left:.5rem;top:.5rem;z-index:1}
a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.2em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:3px solid var(--series-0);outline-offset:2px}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:3.5rem}
h1,h2{font-family:Charter,'Bitstream Charter','Sitka Text',Cambria,'Noto Serif',Georgia,serif;font-weight:600;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.1rem + 2.3vw,2.5rem);line-height:1.16;letter-spacing:-.012em;margin:.4rem 0 1.1rem;max-width:24em}
h2{font-size:1.55rem;line-height:1.25;margin:0 0 .5rem}
h3{font-size:1.2rem;line-height:1.3;margin:0 0 .6rem}
h4{font-size:1rem;margin:0 0 .6rem}
section{margin-top:4.5rem}
p,ul{max-width:43rem;margin:0 0 1rem}
.kicker{font-size:.82rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:0}
.deck{font-size:1.13rem}
.meta,figcaption,.note{color:var(--soft);font-size:.9rem}
figure{margin:2.5rem 0 0}
figure+p{margin-top:1.5rem}
figcaption{max-width:43rem;margin:.7rem 0 0}
svg{display:block;width:100%;height:auto}
.narrow{display:none}
.spark svg{width:8.5rem}
.pair,.levels{display:grid;gap:2.75rem 3rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));margin-top:1.75rem}
.levels{gap:2.5rem 2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.pair>figure,.levels>*{margin:0;min-width:0}
.pair svg,.levels svg{max-width:34rem}
.odds svg{max-width:18rem}
h3.apart{margin:3.25rem 0 .5rem}
h3.apart+figure{margin-top:1rem}
h3.apart+.levels{margin-top:.75rem}
h4.apart{margin:2.5rem 0 0}
.digest{border-left:3px solid var(--series-0);padding:.1rem 0 .1rem 1.25rem;margin:1.75rem 0}
.digest .lead{font-weight:650;margin-bottom:.5rem}
.digest ul{margin:0;padding-left:1.1rem}
.contents{padding:.9rem 0;margin:2.5rem 0 0;border:solid var(--rule);border-width:1px 0}
.contents dd{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
.scroll,.matrix{overflow-x:auto;margin:1.5rem 0 1.25rem}
.small{max-width:43rem;margin-top:1.5rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding-bottom:.7rem;max-width:min(43rem,100vw - 2.5rem)}
th,td{text-align:left;vertical-align:top;padding:.7rem 1rem .7rem 0;border-bottom:1px solid var(--rule)}
thead th{font-weight:600;color:var(--soft);font-size:.82rem;vertical-align:bottom;border-bottom-color:var(--soft)}
tbody th{font-weight:600}
td.n,th.n{text-align:right}
td .sub,td.n{font-variant-numeric:tabular-nums}
td.n{white-space:nowrap}
.span{white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
.big{font-size:1.2rem;font-weight:650}
.range{font-size:1rem;font-weight:400;white-space:nowrap}
.matrix tbody th{min-width:8.5rem}
.matrix th,.matrix td{padding-right:.75rem}
.matrix td.spark svg{width:7.5rem}
.group th{padding-top:1.5rem;border-bottom-color:var(--soft)}
.would{min-width:11rem;font-size:.86rem;color:var(--soft)}
.licence{min-width:6.2rem}
.cite{border-left:3px solid var(--rule);padding-left:1rem;overflow-wrap:anywhere}
.sub{display:block;color:var(--soft);font-size:.82rem;font-weight:400}
td .sub{white-space:nowrap}
.strong{font-weight:650}
.verdict{font-weight:650;white-space:nowrap}
.none{font-weight:400}
details{margin-top:1rem}
summary{cursor:pointer;color:var(--soft);font-size:.9rem;padding:.25rem 0}
details th,details td{padding:.3rem .75rem .3rem 0}
details th{word-break:break-word}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.35rem 1.5rem;font-size:.92rem;margin:1rem 0 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}
footer{margin-top:5rem;padding-top:1.25rem;padding-bottom:3rem}
@media screen and (max-width:62rem){
.matrix table,.matrix tbody{display:block}
.matrix caption{display:block}
.matrix thead{position:absolute;left:-99rem}
.matrix tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.5rem 1rem;padding:.9rem 0;border-bottom:1px solid var(--rule)}
.matrix tr.group{display:block;padding:1.6rem 0 0;border:0}
.matrix th,.matrix td{display:block;padding:0;border:0;text-align:left}
.matrix tr.group th{font-size:1.1rem}
.matrix tbody tr:not(.group) th{grid-column:1/-1;font-size:1.05rem}
.matrix td::before{content:attr(data-label);display:block;color:var(--soft);font-size:.78rem;font-weight:400}
.matrix td .sub,.matrix .big{white-space:normal}
.matrix .would{grid-column:1/-1;min-width:0}
}
@media (max-width:46rem){
header{padding-top:2rem}
.scroll tbody th{position:sticky;left:0;background:var(--paper);box-shadow:inset 0 -1px var(--rule);max-width:9rem}
section{margin-top:3.25rem}
.wide{display:none}
.narrow{display:block;max-width:32rem}
dl{grid-template-columns:minmax(0,1fr);gap:0}
dd{margin-bottom:.6rem}
}
@media print{
html{font-size:75%}
header,main,footer{max-width:none;padding-left:0;padding-right:0}
section{margin-top:2.5rem}
figure,tr{break-inside:avoid}
h2,h3{break-after:avoid}
.skip{display:none}
.wide{display:block}
.narrow{display:none}
.scroll{overflow:visible}
a[href^=http]::after{content:' (' attr(href) ')';font-size:.85em;overflow-wrap:anywhere}
}
`;

/** SHA-256 of `pageStyle` in Base64, for the page's content security policy; a test computes it again. */
export const pageStyleHash = 'sha256-qj+/MLYAoBx5U1VTxTiE8Eeuvvqerx8NvjVTkYqAvPw=';
