#include "readers/pdf/scanned_page.h"

#include "readers/ocr/page_reader.h"
#include "readers/pdf/lattice.h"

namespace raingan::pdf_reader {
namespace {

std::vector<Ruling> as_rulings(const std::vector<ocr::ScannedRuling>& scanned) {
    std::vector<Ruling> out;
    out.reserve(scanned.size());
    for (const ocr::ScannedRuling& ruling : scanned) out.push_back({ruling.upright, ruling.at, ruling.from, ruling.to});
    return out;
}

/// Cell by cell, so that Tesseract takes no text of two for one line.
ocr::ScannedPage read_picture(const PageContent& content, std::size_t page, ocr::Scans& scans) {
    ocr::PageReader reader(scans, page, content.images, content.width, content.height);
    for (const Lattice& lattice : find_lattices(as_rulings(reader.rulings())))
        if (lattice.cells.size() > 1)
            for (const LatticeCell& cell : lattice.cells) reader.read_within(cell.box);
    return reader.finish();
}

Letter letter_of(const ocr::ScannedPiece& piece, std::uint32_t string) {
    Letter letter;
    letter.x = piece.left;
    letter.end = piece.right;
    letter.y = piece.base;
    letter.size = piece.size;
    letter.string = string;
    return letter;
}

void add_letters(std::vector<Letter>& letters, const ocr::ScannedPage& page, const ocr::Scans& scans) {
    constexpr double widest_space = 1.5;  // of the size: wider gaps are columns
    std::uint32_t string = 0;
    const ocr::ScannedPiece* last = nullptr;
    for (const ocr::ScannedPiece& piece : page.pieces) {
        const bool same_line = last != nullptr && last->base == piece.base;
        if (piece.spaced && same_line && piece.left - last->right < widest_space * piece.size) {
            Letter space = letter_of(piece, string);
            space.text = " ";
            space.x = space.end = std::min(last->right, piece.left);
            letters.push_back(std::move(space));
        }
        Letter letter = letter_of(piece, ++string);
        letter.text =
            piece.number == ocr::ScannedPiece::no_number ? piece.text : scans.shown(scans.numbers[piece.number]);
        letters.push_back(std::move(letter));
        last = &piece;
    }
}

}  // namespace

bool is_picture(const PageContent& content) {
    constexpr double most_of_page = 0.5;
    constexpr std::size_t few_letters = 60;
    double covered = 0;
    for (const pdf::Rectangle& picture : content.pictures) covered += picture.width() * picture.height();
    return covered > most_of_page * content.width * content.height &&
           content.letters.size() + content.turned.size() < few_letters;
}

bool add_scanned(PageContent& content, std::size_t page, ocr::Scans& scans) {
    auto known = scans.pages.find(page);
    if (known == scans.pages.end()) {
        if (!scans.may_read_more()) return false;
        known = scans.pages.emplace(page, read_picture(content, page, scans)).first;
    }
    add_letters(content.letters, known->second, scans);
    const std::vector<Ruling> rulings = as_rulings(known->second.rulings);
    content.rulings.insert(content.rulings.end(), rulings.begin(), rulings.end());
    return true;
}

}  // namespace raingan::pdf_reader
