# 两个命令就够：make demo 看样例，make test 全面检查。其余是开发用的。
# Each of the two prepares the machine by itself (prepare/machine.sh) and starts at once when it is ready.

BIN := .venv/bin
DEMO := examples/云坪村2025
SMALL := examples/石门村2025

.DEFAULT_GOAL := help
.PHONY: help demo test check deep mutants bench lock ready ready-dev ready-deep

help:
	@echo 'make demo    算出两个样例结算期，文书在 out/demo/ 和 out/demo-small/'
	@echo 'make test    准备本机，然后 make check'
	@echo 'make check   格式、规范、类型、层次、全部测试'
	@echo 'make deep    更长的测试，最后是变异测试'
	@echo 'make mutants 只做变异测试：改坏一处，看测试发觉没有'
	@echo 'make bench   量速度'
	@echo 'make lock    重写依赖的锁定清单（需要 uv 和网络）'

ready:
	@sh prepare/machine.sh run

ready-dev:
	@sh prepare/machine.sh dev

ready-deep:
	@sh prepare/machine.sh deep

# The program ends with 1 when it is done and has findings to look at: a success here.
demo: ready
	@echo '〔样例〕$(DEMO) → out/demo/'
	@$(BIN)/linkage run '$(DEMO)' --out out/demo --replace || [ $$? -eq 1 ]
	@echo '〔样例〕$(SMALL) → out/demo-small/'
	@$(BIN)/linkage run '$(SMALL)' --out out/demo-small --replace || [ $$? -eq 1 ]

test: ready-dev
	@$(MAKE) --no-print-directory check

# The linters first, the suite last: its closing line is the last word.
check:
	@echo '〔检查〕格式'
	@$(BIN)/ruff format --check --quiet .
	@echo '〔检查〕规范'
	@$(BIN)/ruff check --quiet .
	@echo '〔检查〕类型'
	@$(BIN)/mypy
	@echo '〔检查〕层次'
	@$(BIN)/lint-imports --no-logo
	@echo '〔检查〕测试'
	@$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

deep: ready-deep
	@$(BIN)/pytest --cov --numprocesses=auto --dist=loadfile --no-loadscope-reorder
	@$(BIN)/pytest -m deep --hypothesis-profile=deep --timeout=3600
	@$(MAKE) --no-print-directory mutants

# Survivors are told, not failed on: some say the same in other words (docs/measured.md).
mutants: ready-dev
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

bench: ready-dev
	@for script in benchmarks/*.py; do echo "〔量〕$$script"; $(BIN)/python "$$script" || exit; done

lock:
	@sh prepare/lock.sh
