// The records of a chart ([MS-XLS] 2.3.2), and the looks in them.
#pragma once

#include <cstdint>
#include <optional>
#include "charts/chart.h"

#include "readers/container/bytes.h"

namespace raingan::xls {

namespace chart_type {
inline constexpr std::uint16_t chart = 0x1002, series = 0x1003, data_format = 0x1006, line_format = 0x1007,
                               marker_format = 0x1009, area_format = 0x100A, attached_label = 0x100C,
                               series_text = 0x100D, group = 0x1014, legend = 0x1015, bar = 0x1017, line = 0x1018,
                               pie = 0x1019, area = 0x101A, scatter = 0x101B, group_line = 0x101C, axis = 0x101D,
                               tick = 0x101E, value_range = 0x101F, category_range = 0x1020, axis_line = 0x1021,
                               default_text = 0x1024, text = 0x1025, text_font = 0x1026, text_link = 0x1027,
                               frame = 0x1032, begin = 0x1033, end = 0x1034, plot_area = 0x1035, three_d = 0x103A,
                               radar = 0x103E, surface = 0x103F, filled_radar = 0x1040, axis_parent = 0x1041,
                               properties = 0x1044, series_group = 0x1045, series_parent = 0x104A,
                               number_format = 0x104E, reference = 0x1051, series_format = 0x105D, pie_of_pie = 0x1061,
                               cache = 0x1065, art_fill = 0x1066, label_content = 0x086B;
}  // namespace chart_type

/// How a series, one of its points or all series of a group look, as far as it is said; what is automatic is not.
struct DataLook {
    charts::Look look;
    bool own_fill = false, own_line = false;  ///< said, be it that there is none
    std::optional<bool> marked;
    std::optional<Colour> mark;
    bool smooth = false;
    std::optional<charts::Label> label;
};

/// 2.4.156 LineFormat, 2.4.3 AreaFormat, 2.4.130 GelFrame,
/// 2.4.173 MarkerFormat. They change what they say.
void read_line_look(DataLook& look, Bytes body);
void read_area_look(DataLook& look, Bytes body);
void read_art_look(DataLook& look, Bytes body);
void read_marker_look(DataLook& look, Bytes body);
/// 2.4.6 AttachedLabel, 2.4.324 Text, 2.4.75 DataLabExtContents: what labels show.
charts::Label label_of_attached(unsigned flags);
charts::Label label_of_text(unsigned flags);
charts::Label label_of_content(unsigned flags);

/// 2.4.155 Legend: where it stands; of one that was moved by hand the side that is nearest.
charts::Chart::Legend legend_place(Bytes body);

}  // namespace raingan::xls
