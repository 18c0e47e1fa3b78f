# The targets; the work is in src/companion/.
PYTHON ?= python3
.PHONY: help book serve test check data lock clean
.NOTPARALLEL:

help:
	@echo "make book    build the book in _build/html (makes its own environment first)"
	@echo "make serve   build the book, serve it on this machine and open it in the browser"
	@echo "make test    build the book, find a browser, run all tests"
	@echo "make check   check data, sources, claims, figures, citations and quotations"
	@echo "make data    derive all tables again from their originals"
	@echo "make lock    compile requirements.txt again from pyproject.toml"
	@echo "make clean   remove the built book and the environment"

book serve test check data lock clean:
	@$(PYTHON) src/companion/environment.py $@
