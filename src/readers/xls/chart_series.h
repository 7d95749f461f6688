// The series of a chart of .xls as its records have them, and what is made of them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "charts/chart.h"
#include "readers/xls/chart_cells.h"
#include "readers/xls/chart_records.h"

namespace raingan::xls {

/// What a series says of its name, values or categories (2.4.29 BRAI).
struct ChartReference {
    Bytes formula;
    unsigned format = 0;
};
/// As the records count them.
enum ChartPart : std::uint8_t { name_part, values_part, categories_part, chart_parts };

/// By the point.
struct ChartCopies {
    std::map<std::size_t, double> numbers;
    std::map<std::size_t, std::string> texts;
};

struct FoundSeries {
    std::array<ChartReference, chart_parts> references;
    std::array<ChartCopies, chart_parts> cached;
    std::size_t count = 0, categories = 0;
    std::string name;
    unsigned group = 0;
    bool derived = false;  ///< a trend line, or error bars
    DataLook look;
    std::map<std::size_t, DataLook> points;
    std::optional<unsigned> label_format;
};

struct FoundGroup {
    charts::Series common;  ///< what all of its series are
    unsigned order = 0;
    bool varied = false, known = false;
    DataLook look;
};

struct FoundData {
    std::vector<FoundSeries> series;
    std::vector<FoundGroup> groups;
    bool with_hidden = true;  ///< cells of hidden rows and columns count
};

charts::Show show_with(const Globals& globals, workbook::FormatCode format);

/// Adds the series, the names of categories, and how numbers on axes are shown where the axis does not say.
void add_series(FoundData& found, const Globals& globals, ChartCells& cells, charts::Chart& chart);

}  // namespace raingan::xls
