extension ReportPage {
  /// One style sheet for screen, telephone and paper.
  static let style = """
    :root { --ink: #1b1b1b; --soft: #5c5c5c; --rule: #1b1b1b; --hair: #dcdcdc; --paper: #fff;
      --good: #14613a; --good-back: #e6f3ea; --bad: #97231b; --bad-back: #fbe9e7; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
    body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 78rem; color: var(--ink);
      background: var(--paper); font: 16px/1.75 "Source Han Serif SC", "Noto Serif CJK SC",
      "Songti SC", SimSun, Georgia, serif; overflow-wrap: break-word; }
    h1, h2, nav, th, .verdict { font-family: "Source Han Sans SC", "Noto Sans CJK SC",
      "PingFang SC", "Microsoft YaHei", SimHei, sans-serif; }
    h1 { font-size: 1.75rem; line-height: 1.4; margin: 0 0 .5rem; text-wrap: balance; }
    h2 { font-size: 1.2rem; line-height: 1.5; margin: 0 0 .6rem; }
    p { margin: 0 0 .8rem; max-width: 46em; }
    .subtitle { color: var(--soft); }
    .notes { color: var(--soft); font-size: .88rem; margin: .6rem 0 0; }
    .note { border-left: 3px solid #b58900; background: #fbf7ea; padding: .5rem .9rem; }
    nav { margin: 1.5rem 0 0; padding: .9rem 1.2rem; background: #f6f6f5; border-radius: 6px; }
    nav h2 { font-size: 1rem; margin: 0 0 .2rem; }
    nav ol { margin: 0; padding-left: 1.6em; columns: 16em; }
    a { color: #0b4f8a; text-decoration: none; }
    a:hover { text-decoration: underline; }
    section { margin-top: 2.75rem; scroll-margin-top: 1rem; }
    .table { max-height: 85vh; overflow: auto; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem;
      line-height: 1.55; border-top: 2px solid var(--rule); border-bottom: 2px solid var(--rule); }
    th { position: sticky; top: 0; background: var(--paper); font-weight: 600; text-align: left;
      white-space: nowrap; border-bottom: 1px solid var(--rule); }
    th, td { padding: .35rem .7rem; vertical-align: top; }
    td { white-space: nowrap; }
    td.text { min-width: 7em; white-space: normal; }
    td.long { min-width: 12em; white-space: normal; }
    .wide td { font-size: .85rem; }
    .wide th, .wide td { padding: .35rem .5rem; }
    tbody tr:nth-child(even) td { background: #fafafa; }
    tbody tr:hover td { background: #f1f5f9; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .verdict span { display: inline-block; padding: 0 .55em; border-radius: 3px; font-weight: 600;
      white-space: nowrap; }
    .verdict.same span { color: var(--good); background: var(--good-back); }
    .verdict.differs span { color: var(--bad); background: var(--bad-back); }
    figure { margin: 1rem 0 0; text-align: center; overflow-x: auto; }
    figure svg { max-width: 100%; height: auto; }
    @media (max-width: 40rem) {
      body { padding: 1.25rem .9rem 3rem; font-size: 15px; }
      h1 { font-size: 1.35rem; }
      nav ol { columns: auto; }
      th, td { padding: .3rem .5rem; }
      td.long { min-width: 9em; }
      figure svg { min-width: 34rem; }
    }
    @media print {
      @page { size: A4; margin: 18mm 16mm; }
      body { padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.6; }
      nav { background: none; padding: 0; }
      a { color: inherit; }
      .table { max-height: none; overflow: visible; }
      table { font-size: 8.5pt; }
      .wide td, .wide th { font-size: 7.5pt; padding: .15rem .3rem; white-space: normal; }
      td, td.text, td.long { min-width: 0; white-space: normal; }
      th { position: static; }
      thead { display: table-header-group; }
      tr, figure { break-inside: avoid; }
      h2 { break-after: avoid; }
      figure svg { max-height: 235mm; }
      tbody tr:nth-child(even) td { background: none; }
      .verdict.differs span { border: 1px solid var(--bad); }
    }

    """
}
