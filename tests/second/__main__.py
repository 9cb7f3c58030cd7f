"""`python -m tests.second --reports 60 --formats text,html,docx,pdf --show-misses 40 --field measurement.kind`."""

import argparse
from collections import Counter

from tests.eval.run import format_lines, format_table
from tests.second.run import dump, evaluate, evaluate_written


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.second")
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--formats", default="text,html,docx,pdf")
    parser.add_argument("--family")
    parser.add_argument("--field", default="")
    parser.add_argument("--show-misses", type=int, default=0)
    parser.add_argument("--dump", type=int, help="print this seed's report and truth")
    parser.add_argument("--written", action="store_true", help="measure the reports written by hand instead")
    parser.add_argument("--wide", action="store_true", help="the further forms of `wide`; --family names one of them")
    options = parser.parse_args()
    if options.dump is not None:
        dump(options.dump, options.family, wide=options.wide)
        return
    outcome = (
        evaluate_written()
        if options.written
        else evaluate(
            options.reports, options.formats.split(","), options.first_seed, options.family, wide=options.wide
        )
    )
    print(format_lines(outcome) if options.written else format_table(outcome))
    shown = [(place, miss) for place, miss in outcome.misses if miss.field.startswith(options.field)]
    if options.show_misses:
        print(Counter(miss.field for _, miss in outcome.misses).most_common(20))
    for place, miss in shown[: options.show_misses]:
        print(f"{place}\n  {miss.field}: {miss.expected!r} <- {miss.given!r}\n    {miss.line}")


if __name__ == "__main__":
    main()
