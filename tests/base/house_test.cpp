// docs/architecture.md draws the house as CMakeLists.txt builds it: each room on those that it is linked with.
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support.h"

using namespace raingan::test;

namespace {

using Rooms = std::map<std::string, std::set<std::string>>;

std::set<std::string> linked_rooms(const std::string& arguments) {
    std::set<std::string> rooms;
    std::istringstream words(arguments);
    for (std::string word; words >> word;)
        if (word.starts_with("raingan_") && word != "raingan_options" && word != "raingan_unity_options" &&
            word != "raingan_public")
            rooms.insert(word.substr(8));
    return rooms;
}

/// raingan_folder(NAME …) of each, and what the program is linked with.
Rooms as_built() {
    const std::string cmake = slurp(source_dir() / "CMakeLists.txt") + slurp(source_dir() / "cmake" / "Library.cmake");
    const std::regex folder(R"(\n *(?:raingan_folder\((\w+)|target_link_libraries\(raingan PRIVATE)([^)]*)\))");
    Rooms rooms;
    for (std::sregex_iterator found(cmake.begin(), cmake.end(), folder), end; found != end; ++found)
        rooms[(*found)[1].matched ? (*found)[1].str() : "cli"] = linked_rooms((*found)[2].str());
    return rooms;
}

/// "   room   stands on   what it is"; what a room stands on may go on in the next lines.
Rooms as_drawn() {
    const std::string page = slurp(source_dir() / "docs" / "architecture.md");
    const std::size_t begin = page.find('\n', page.find("   room ")) + 1;
    std::istringstream lines(page.substr(begin, page.find("```", begin) - begin));
    constexpr std::size_t name_at = 3, rooms_at = 15, words_at = 43;
    Rooms rooms;
    std::string room;
    for (std::string line; std::getline(lines, line);) {
        line.resize(std::max(line.size(), words_at), ' ');
        if (line[name_at] != ' ') room = line.substr(name_at, line.find(' ', name_at) - name_at);
        std::istringstream words(line.substr(rooms_at, words_at - rooms_at));
        for (std::string word; words >> word;) rooms[room].insert(word);
        rooms[room];
    }
    return rooms;
}

}  // namespace

TEST_CASE("the house in docs/architecture.md is the one that is built") {
    const Rooms built = as_built(), drawn = as_drawn();
    CHECK(built.size() > 15);
    for (const auto& [room, below] : built) {
        REQUIRE_MESSAGE(drawn.contains(room), room);
        CHECK_MESSAGE(drawn.at(room) == below, room);
    }
    CHECK(drawn.size() == built.size());
}
