# Fails when an #include points against the direction of the modules, or brings into a module what
# does not belong there. Run as: cmake -DROOT=<source directory> -P check_layers.cmake
cmake_minimum_required(VERSION 3.25)

set(may_include_units units)
set(may_include_text text)
set(may_include_catalog units text catalog)
set(may_include_engine units text catalog engine)
set(may_include_report units text catalog engine report)
set(may_include_cli units text catalog engine report cli)

# Third-party and system headers that a module must not see.
set(banned_units "CLI/|fmt/|nlohmann/|iostream|fstream|ostream|istream|filesystem")
set(banned_text "CLI/|fmt/|nlohmann/|iostream|fstream|ostream|istream|filesystem|sys/|unistd")
set(banned_catalog "CLI/|fmt/|iostream|sys/|unistd|netdb")
set(banned_engine "CLI/|fmt/|nlohmann/|iostream|fstream|ostream|istream|sstream|filesystem|sys/|unistd|netdb")
set(banned_report "CLI/|iostream|fstream|filesystem|sys/|unistd|netdb")
set(banned_cli "sys/socket|netdb|netinet|arpa/")

# Wings of the report. What is said (tell) is put into a document by the languages (speak); formats
# (print) and JSON know nothing of it.
set(wings_speak speak)
set(wings_print print speak)
set(wings_tell tell speak)
set(wings_json json speak)

set(failures "")
foreach(module units text catalog engine report cli)
  file(GLOB_RECURSE sources
       ${ROOT}/include/llmadvisor/${module}/*.hpp
       ${ROOT}/src/${module}/*.hpp ${ROOT}/src/${module}/*.cpp ${ROOT}/src/${module}/*.in)
  foreach(source IN LISTS sources)
    file(STRINGS ${source} includes REGEX "^#include ")
    file(RELATIVE_PATH name ${ROOT} ${source})
    foreach(line IN LISTS includes)
      if(line MATCHES "\"llmadvisor/([a-z]+)/" AND NOT CMAKE_MATCH_1 IN_LIST may_include_${module})
        string(APPEND failures "${name}: ${line}\n")
      elseif(line MATCHES "\"\\.\\./" AND NOT name MATCHES "^src/cli/commands/")
        string(APPEND failures "${name}: ${line} (reaches out of its module)\n")
      elseif(line MATCHES "<(sys/|unistd)" AND name MATCHES "^src/catalog/files/")
        # Where files are read and written.
      elseif(line MATCHES "<(${banned_${module}})")
        string(APPEND failures "${name}: ${line} (not in ${module})\n")
      elseif(line MATCHES "<CLI/" AND NOT name STREQUAL "src/cli/command_line.cpp")
        string(APPEND failures "${name}: ${line} (only in src/cli/command_line.cpp)\n")
      elseif(line MATCHES "<(CLI/|nlohmann/json\\.hpp)" AND name MATCHES "^include/")
        string(APPEND failures "${name}: ${line} (not in a public header)\n")
      endif()
    endforeach()
  endforeach()
endforeach()

foreach(wing speak print tell json)
  file(GLOB_RECURSE sources
       ${ROOT}/include/llmadvisor/report/${wing}/*.hpp
       ${ROOT}/src/report/${wing}/*.hpp ${ROOT}/src/report/${wing}/*.cpp)
  foreach(source IN LISTS sources)
    file(STRINGS ${source} includes REGEX "^#include ")
    file(RELATIVE_PATH name ${ROOT} ${source})
    foreach(line IN LISTS includes)
      if(line MATCHES "\"(llmadvisor/report/)?(speak|print|tell|json)/" AND
         NOT CMAKE_MATCH_2 IN_LIST wings_${wing})
        string(APPEND failures "${name}: ${line} (${wing} does not know it)\n")
      endif()
    endforeach()
  endforeach()
endforeach()

if(failures)
  message(FATAL_ERROR "Includes that point the wrong way:\n${failures}")
endif()
