"""`python -m apcli`."""

from apcli.cli.main import main

if __name__ == "__main__":
    main()
