"""`python -m report_parser`: the command line."""

from report_parser.cli import main

if __name__ == "__main__":
    main()
