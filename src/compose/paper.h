// Tables and a figure → Document in the official form: what is shown of figures that are no report of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"

namespace raingan::compose {

struct PaperColumn {
    std::string heading;
    double share = 1;        ///< of the width that figures leave, against the others'
    bool is_figure = false;  ///< as wide as a score is, at the right
};
struct PaperTable {
    std::string heading;
    std::vector<PaperColumn> columns;
    std::vector<std::vector<std::string>> rows;
};
struct Paper {
    std::vector<std::string> title;  ///< lines
    std::shared_ptr<const Drawing> figure;
    std::string figure_says;  ///< read aloud
    std::vector<PaperTable> tables;
};

/// A4 in landscape, Thai digits; tables without rows are left out.
Document compose_paper(const Paper& paper);

}  // namespace raingan::compose
