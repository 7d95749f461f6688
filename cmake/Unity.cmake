# raingan_unity(VARIABLE NAME ROOT): with RAINGAN_UNITY, replaces the files in VARIABLE by batches of at most RAINGAN_UNITY_FILES, all of
# a folder about as large, each compiled as one; a file with the property SKIP_UNITY_BUILD_INCLUSION stays by itself, a definition of its own
# (COMPILE_DEFINITIONS) counts for it alone. So private names (in namespace {}) must be
# distinct within a folder of src/, its own folders included, and within the tests of a folder.
#
# Most of a file's time goes into headers and into templates that its neighbours use as well: sixty files of readers/ as one take half the
# time of six times ten, which take half of what they take one by one. Whoever changes a file and builds again takes the preset
# develop, which compiles each by itself.
#
# CMake's own UNITY_BUILD names the files by their whole paths, by which a compiler's cache would find nothing for another folder;
# here they are named as seen from ROOT, which is in the include path.
#
# Of a file's own names these warn only because another file comes before it; the presets develop and debug have both warnings
# in full.
add_library(raingan_unity_options INTERFACE)
if(RAINGAN_UNITY)
  target_compile_options(raingan_unity_options INTERFACE
                         "$<$<COMPILE_LANGUAGE:CXX>:-Wno-shadow>"
                         "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wshadow=local;-Wno-subobject-linkage>")
endif()

function(raingan_unity variable name root)
  if(NOT RAINGAN_UNITY)
    return()
  endif()
  set(compiled "")
  set(batch "")
  set(number 0)
  set(sources ${${variable}})
  list(LENGTH sources files)
  math(EXPR batches "(${files} + ${RAINGAN_UNITY_FILES} - 1) / ${RAINGAN_UNITY_FILES}")
  if(batches GREATER 0)
    math(EXPR at_once "(${files} + ${batches} - 1) / ${batches}")
  endif()
  list(APPEND sources END)
  foreach(source IN LISTS sources)
    list(LENGTH batch length)
    if((length GREATER 0 AND length GREATER_EQUAL at_once) OR (source STREQUAL END AND length GREATER 0))
      list(JOIN batch "" text)
      set(file "${PROJECT_BINARY_DIR}/Unity/${name}_${number}.cpp")
      file(CONFIGURE OUTPUT "${file}" CONTENT "// Made by cmake/Unity.cmake.\n${text}" @ONLY)
      list(APPEND compiled "${file}")
      set(batch "")
      math(EXPR number "${number} + 1")
    endif()
    get_source_file_property(apart "${source}" SKIP_UNITY_BUILD_INCLUSION)
    if(apart)
      list(APPEND compiled "${source}")
    elseif(NOT source STREQUAL END)
      file(RELATIVE_PATH included "${root}" "${source}")
      set(text "#include \"${included}\"\n")
      get_source_file_property(definitions "${source}" COMPILE_DEFINITIONS)
      foreach(definition IN LISTS definitions)
        if(definition MATCHES "^([^=]+)=(.*)$")
          string(PREPEND text "#define ${CMAKE_MATCH_1} ${CMAKE_MATCH_2}\n")
          string(APPEND text "#undef ${CMAKE_MATCH_1}\n")
        endif()
      endforeach()
      list(APPEND batch "${text}")
    endif()
  endforeach()
  set(${variable} ${compiled} PARENT_SCOPE)
endfunction()
