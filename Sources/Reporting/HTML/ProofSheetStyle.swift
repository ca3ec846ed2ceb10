/// How pages look: paper and red ink, by day, by night and in print.
enum ProofSheetStyle {
  /// The style sheet.
  static let text = """
    :root{color-scheme:light dark;--paper:#fffdf8;--desk:#efece4;--ink:#1f1d1a;--faint:#6f6a60;--rule:#ddd7c9;--red:#b3151c;--wash:#b3151c14;--blue:#1d4f91}
    @media (prefers-color-scheme:dark){:root{--paper:#1d1c1a;--desk:#121211;--ink:#e9e4d8;--faint:#a39c8d;--rule:#3a3732;--red:#ff8178;--wash:#ff817824;--blue:#8fb8f0}}
    *{box-sizing:border-box}
    html{scroll-padding-top:1rem}
    body{margin:0;background:var(--desk);color:var(--ink);font:1.05rem/1.9 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
    a{color:inherit;text-underline-offset:.2em}
    a:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .8rem}
    header,nav,main,footer{max-width:74rem;margin:0 auto;padding:0 1.2rem}
    h1{font-size:1.7rem;letter-spacing:.15em;margin:1.6rem 0 .2rem;color:var(--red)}
    .summary{margin:.2rem 0 .6rem;color:var(--faint);font-size:.95rem;line-height:1.6}
    .summary span{display:inline-block;margin-left:1.2em;color:var(--ink)}
    .filters{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;align-items:flex-start;font-size:.92rem;line-height:1.6}
    fieldset{border:0;padding:0;margin:0}
    legend{float:left;margin-right:.8em;color:var(--faint)}
    .filters label{display:inline-block;margin-right:1em;white-space:nowrap;cursor:pointer}
    .filters input{accent-color:var(--red);vertical-align:-.1em;width:1.05em;height:1.05em}
    .filters small,nav small{color:var(--faint)}
    summary{cursor:pointer}
    details fieldset{margin:.3rem 0}
    nav ol{margin:.8rem 0 0;padding-left:1.6em;font-size:.95rem;line-height:1.7;overflow-wrap:anywhere}
    article{background:var(--paper);margin:1.4rem 0;padding:1.2rem 1.6rem 2rem;border:1px solid var(--rule);box-shadow:0 1px 6px #0001}
    h2{font-size:1rem;font-weight:600;color:var(--faint);margin:0 0 1rem;border-bottom:1px solid var(--rule);padding-bottom:.4rem;overflow-wrap:anywhere}
    .row{display:grid;grid-template-columns:2.6rem minmax(0,1fr) minmax(15rem,19rem);column-gap:1rem}
    .row.word{grid-template-columns:4.6rem minmax(0,1fr) minmax(15rem,19rem)}
    .row.gap>*{padding-top:.8rem}
    .line{color:var(--faint);font-size:.72rem;line-height:2.75;text-align:right;font-variant-numeric:tabular-nums;user-select:none}
    .row.word .line{line-height:1.5;padding-top:.65em}
    .row.word.gap .line{padding-top:1.8em}
    .row p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;text-align:justify;padding-right:1rem;border-right:1px solid var(--rule)}
    .m{color:var(--red);text-decoration:underline;text-decoration-color:var(--red);text-underline-offset:.28em;text-decoration-thickness:1.5px;background:var(--wash)}
    .m.error{text-decoration:none;border:1.6px solid var(--red);border-radius:.7em;padding:.02em .18em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
    .m.warning{text-decoration-style:wavy}
    .m.info{text-decoration-style:dashed;background:none}
    .m.hint{text-decoration-style:dotted;background:none}
    .rel{border-bottom:1.5px dashed var(--red);padding-bottom:.1em}
    sup{line-height:0;font:600 .68em/0 system-ui,sans-serif}
    sup a{color:var(--red);text-decoration:none;padding:0 .15em}
    .notes{list-style:none;margin:0;padding:.25rem 0 .5rem}
    .note{position:relative;font:.92rem/1.55 "LXGW WenKai",KaiTi,"Kaiti SC",STKaiti,"Noto Serif CJK SC",serif;color:var(--red);padding:.1rem .3rem .3rem 1.9rem;overflow-wrap:anywhere}
    .note::before{content:"";position:absolute;left:-1rem;top:1rem;width:1.1rem;border-top:1.5px solid var(--red)}
    .note+.note::before{border-top-color:transparent}
    .num{position:absolute;left:.2rem;top:.22rem;min-width:1.4rem;height:1.4rem;line-height:1.3rem;text-align:center;border:1.4px solid var(--red);border-radius:.7rem;font:600 .75rem/1.3rem system-ui,sans-serif;text-decoration:none;background:var(--paper)}
    .note.info .num,.note.hint .num{border-style:dashed}
    .see,.fix{display:block;font-size:.94em}
    .see{color:var(--ink)}
    .see a{color:var(--red)}
    .see::before{content:"☞ ";color:var(--red)}
    .fix::before{content:"✎ "}
    q{quotes:"“" "”"}
    .note small{display:block;color:var(--faint);font:.72rem/1.5 system-ui,"Noto Sans CJK SC",sans-serif}
    :target{outline:3px solid var(--blue);outline-offset:3px;border-radius:.3em}
    article:target{outline:0}
    footer{color:var(--faint);font-size:.85rem;padding:.5rem 1.2rem 2rem}
    @media (max-width:46rem){body{font-size:1rem}article{padding:.8rem .8rem 1.4rem;margin:1rem -.6rem}.row,.row.word{grid-template-columns:1.6rem minmax(0,1fr);column-gap:.5rem}.row.word{grid-template-columns:minmax(0,1fr)}.row.word .line{text-align:left;line-height:1.6}.row p{border:0;padding:0}.notes{grid-column:2;border-left:2px solid var(--red);margin:.2rem 0 .7rem;padding:.1rem 0 .1rem .2rem}.row.word .notes{grid-column:1}.note::before{display:none}}
    @page{size:A4;margin:16mm 14mm}
    @media print{:root{--paper:#fff;--desk:#fff;--ink:#000;--faint:#555;--rule:#bbb;--red:#b3151c;--wash:transparent}body{font-size:10.5pt;line-height:1.75;-webkit-print-color-adjust:exact;print-color-adjust:exact}header,nav,main,footer{max-width:none;padding:0}.filters,.skip{display:none}article{border:0;box-shadow:none;padding:0;margin:0 0 8mm}article+article{break-before:page}.row{grid-template-columns:7mm minmax(0,1fr) 58mm;column-gap:3mm}.row.word{grid-template-columns:14mm minmax(0,1fr) 58mm}.note{font-size:9pt;break-inside:avoid}h2{break-after:avoid}.line{font-size:7pt}:target{outline:0}}
    """
}
