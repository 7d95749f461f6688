# raingan_unity(TARGET): with RAINGAN_UNITY, RAINGAN_UNITY_FILES of its files at a time are compiled as one. So private names (in
# namespace {}) must be distinct within a folder of src/, its own folders included. More at a time where nothing is optimised,
# and for clang-tidy: there nearly all the time goes into headers.
#
# A build from nothing takes half the time so, as most of the rest goes into headers; whoever changes a file and builds again
# takes the preset develop, which compiles each by itself.
#
# Of a file's own names these warn only because another file comes before it; the presets develop and debug have both warnings
# in full.
add_library(raingan_unity_options INTERFACE)
target_compile_options(raingan_unity_options INTERFACE
                       "$<$<COMPILE_LANGUAGE:CXX>:-Wno-shadow;-Wshadow=local;-Wno-subobject-linkage>")

function(raingan_unity target)
  if(RAINGAN_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE "${RAINGAN_UNITY_FILES}")
    target_link_libraries(${target} PRIVATE raingan_unity_options)
  endif()
endfunction()
