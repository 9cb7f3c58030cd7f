"""`python -m tests.eval`: how well generated reports are read."""

import argparse
import sys
import time
from collections import Counter

from tests.eval.run import FORMATS, evaluate, evaluate_corpus, format_lines, format_table


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--formats", default=",".join(FORMATS), help="text,html,docx,pdf")
    parser.add_argument("--seed", type=int, default=1, help="the first report's seed; the others follow it")
    parser.add_argument("--family", choices=("digital", "rural", "economy", "reform", "plan"))
    parser.add_argument("--show-misses", type=int, default=0, metavar="N", help="print up to N misses a field")
    parser.add_argument("--field", help="show the misses of the fields whose names begin so")
    parser.add_argument("--corpus", action="store_true", help="the corpus against its written truths instead")
    parser.add_argument("--dump", metavar="SEED", type=int, help="print one report and its truth, and stop")
    options = parser.parse_args()
    if options.dump is not None:
        from tests.eval.run import dump

        dump(options.dump, options.family)
        return 0
    started = time.process_time()
    if options.corpus:
        outcome = evaluate_corpus()
        print(format_lines(outcome))
    else:
        outcome = evaluate(options.reports, options.formats.split(","), options.seed, options.family)
        print(format_table(outcome))
    shown: Counter[str] = Counter()
    for place, miss in outcome.misses:
        if (
            options.show_misses
            and miss.field.startswith(options.field or "")
            and shown[miss.field] < options.show_misses
        ):
            shown[miss.field] += 1
            print(f"\n{miss.field}  [{place}]\n  expected {miss.expected!r}\n  given    {miss.given!r}")
            print(f"  at       {miss.line[:300]}")
    print(f"\n{time.process_time() - started:.1f} s of CPU", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
