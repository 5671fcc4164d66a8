# The kit's commands. Each makes .venv first where that is needed (graders/setup.sh: milliseconds where it is not).
# A line of help comes from the ## comment behind a target.

VENV ?= .venv
PYTHON ?=
CONSTRAINTS ?= constraints.txt
export VENV PYTHON CONSTRAINTS

# Paths reach the shell as variables, so that blanks and quotes in them do no harm.
export FROM SUBMISSIONS OUT DEVICE SEED WORKERS FULL DATA EPOCHS LR BATCH
RUN = "$$VENV/bin/python" -m
ONLY = $(foreach name,$(EX),--only '$(name)')
option = $${$(1):+--$(2) "$$$(1)"}

.DEFAULT_GOAL := help
.PHONY: bench check clean cohort grade help lint ready ready-dev setup stubs test train

help: ## this list
	@echo 'usage: make TARGET [NAME=value]...'; echo
	@sed -n 's/^\([a-z]*\):[^#]*## */\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do \
		printf '  make %-8s %s\n' "$$target" "$$text"; done
	@echo; echo '  Every target takes PYTHON=python3.13 (what .venv is made with), VENV=folder (.venv), CONSTRAINTS=file.'

setup: ready ## makes .venv and no more; the other targets do so by themselves
	@echo "$$VENV is ready: $$("$$VENV/bin/python" --version)"

grade: ready ## grades exercises/ or one of them [EX=name-or-file FROM=folder DEVICE=auto|cpu|cuda SEED=n WORKERS=n]
	@$(RUN) graders grade $${FROM:+"$$FROM"} $(ONLY) $(call option,DEVICE,device) $(call option,SEED,seed) $(call option,WORKERS,workers)

check: ready ## holds the exercises to the kit's promises: solutions pass, stubs and wrong versions do not [EX=]
	@$(RUN) graders check $(ONLY)

cohort: ready ## grades every submission in a folder [SUBMISSIONS=folder OUT=folder WORKERS=n]
	@if [ -z "$$SUBMISSIONS" ] || [ -z "$$OUT" ]; then \
		echo 'usage: make cohort SUBMISSIONS=folder-of-submissions OUT=folder-for-reports [WORKERS=n]' >&2; exit 2; fi
	@$(RUN) graders cohort "$$SUBMISSIONS" --out "$$OUT" $(call option,WORKERS,workers)

stubs: ready ## writes exercises/ anew from solutions/
	@$(RUN) graders stubs

train: ready ## pipeline A: LeNet learns images [DATA=fashion|cifar10 EPOCHS=n LR=x BATCH=n SEED=n RESUME=1 OFFLINE=1 OUT=folder]
	@$(RUN) solutions.pipelines.train $(call option,DATA,data) $(call option,EPOCHS,epochs) $(call option,LR,lr) $(call option,BATCH,batch) \
		$(call option,SEED,seed) $(call option,OUT,out) $(if $(filter-out 0,$(RESUME)),--resume) $(if $(filter-out 0,$(OFFLINE)),--offline)

test: ready ## the kit's own tests [FULL=1 WORKERS=n ARGS="-k wire"]
	@$(RUN) pytest tests -n "$${WORKERS:-$$([ "$$(nproc)" -gt 1 ] && echo 2 || echo 0)}" $(ARGS)

bench: ready ## the kit's speed, as ratios to the same work done bare
	@$(RUN) tests.bench

lint: ready-dev ## ruff and mypy on the kit's own code
	@status=0; $(RUN) ruff check . || status=1; $(RUN) ruff format --check . || status=1; $(RUN) mypy || status=1; exit $$status

clean: ## removes reports, runs and caches; .venv stays
	@rm -rf report runs .pytest_cache .hypothesis .mypy_cache .ruff_cache
	@find graders tests exercises solutions -name __pycache__ -prune -exec rm -rf {} +

ready:
	@sh graders/setup.sh

ready-dev:
	@sh graders/setup.sh dev
