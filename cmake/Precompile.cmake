# raingan_precompile(TARGET): what most files include, compiled once for all of them: nearly half of a build from nothing was
# spent reading it. clang-tidy and the fuzz preset do without, and so find the file that forgets an include of its own.
set(raingan_standard_headers <algorithm> <array> <charconv> <cmath> <cstddef> <cstdint> <functional> <map> <memory> <optional> <set>
                             <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# The first target makes the precompiled header, the others use it.
function(raingan_precompile target)
  if(NOT RAINGAN_PRECOMPILE)
    return()
  endif()
  if(target STREQUAL raingan_base)
    target_precompile_headers(raingan_base PRIVATE ${raingan_standard_headers})
  else()
    target_precompile_headers(${target} REUSE_FROM raingan_base)
  endif()
endfunction()
