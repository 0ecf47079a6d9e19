# The answer that README.md shows is the one that the program gives:
# cmake -DROOT=source -DPROGRAM=llmadvisor -P check_readme.cmake

file(READ "${ROOT}/README.md" readme)
set(prompt "```\n$ llmadvisor ")
string(FIND "${readme}" "${prompt}" start)
if(start EQUAL -1)
  message(FATAL_ERROR "README.md shows no run of the program")
endif()
string(LENGTH "${prompt}" skipped)
math(EXPR start "${start} + ${skipped}")
string(SUBSTRING "${readme}" ${start} -1 block)
string(FIND "${block}" "\n" line_end)
string(SUBSTRING "${block}" 0 ${line_end} line)
string(FIND "${block}" "```" block_end)
math(EXPR first "${line_end} + 1")
math(EXPR length "${block_end} - ${first}")
string(SUBSTRING "${block}" ${first} ${length} shown)

separate_arguments(words UNIX_COMMAND "${line}")
execute_process(COMMAND ${PROGRAM} ${words} OUTPUT_VARIABLE printed)
if(NOT printed STREQUAL shown)
  message(FATAL_ERROR "README.md shows another answer than llmadvisor ${line}:\n${printed}")
endif()
