# The benchmarks.
#: Options for the benchmarks, see `python -m benchmarks --help`.
BENCH_OPTIONS ?=

##@ Benchmarks
.PHONY: bench

bench: $(INSTALLED_ALL) ## Measure start, commands, timetable, a crowd of workouts, three levels
	$(PYTHON_RUNNER) benchmarks $(BENCH_OPTIONS)
