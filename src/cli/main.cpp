#include "process.hpp"

int main(int argc, char** argv) { return llmadvisor::cli::run_process(argc, argv); }
