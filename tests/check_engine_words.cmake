# Fails when a file of the engine holds a sentence: a string literal with a space in it. The report
# speaks, the engine names values. What its errors say is no part of an answer. Run as: cmake -DROOT=<source directory> -P check_engine_words.cmake
cmake_minimum_required(VERSION 3.25)

set(failures "")
file(GLOB_RECURSE sources ${ROOT}/include/llmadvisor/engine/*.hpp ${ROOT}/src/engine/*.hpp
     ${ROOT}/src/engine/*.cpp)
foreach(source IN LISTS sources)
  file(READ ${source} text)
  file(RELATIVE_PATH name ${ROOT} ${source})
  # Semicolons and brackets mean something to lists.
  string(REPLACE ";" "%" text "${text}")
  string(REGEX REPLACE "[][]" " " text "${text}")
  string(REGEX REPLACE "//[^\n]*" "" text "${text}")
  string(REGEX REPLACE "#include [^\n]*" "" text "${text}")
  # Errors, up to the end of the statement.
  string(REGEX REPLACE "(throw (Data)?Error|fail)\\([^%]*%" "" text "${text}")
  string(REGEX MATCHALL "\"([^\"\\\n]|\\\\.)*\"" literals "${text}")
  foreach(literal IN LISTS literals)
    if(literal MATCHES " ")
      string(APPEND failures "${name}: ${literal}\n")
    endif()
  endforeach()
endforeach()

if(failures)
  message(FATAL_ERROR "The engine speaks; say it in src/report/speak:\n${failures}")
endif()
