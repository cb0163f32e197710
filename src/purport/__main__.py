"""`python -m purport`: the command line."""

from purport.cli import main

if __name__ == "__main__":
    main()
