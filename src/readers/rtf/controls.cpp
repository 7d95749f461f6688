#include "readers/rtf/controls.h"

namespace raingan::rtf {
namespace {

/// FNV-1a.
std::size_t hash_of(std::string_view name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15U);
}

}  // namespace

ControlIndex::ControlIndex() {
    for (const Controls table :
         {text_controls(), character_controls(), paragraph_controls(), border_controls(), cell_controls(),
          row_controls(), section_controls(), header_table_controls(), list_controls(), field_controls(),
          part_controls(), picture_controls(), object_controls(), shape_controls(), settings_controls()}) {
        for (const Control& control : table) {
            std::size_t slot = hash_of(control.name) % slot_count;
            while (slots_[slot] != nullptr) slot = (slot + 1) % slot_count;
            slots_[slot] = &control;
        }
    }
}

const Control* ControlIndex::find(std::string_view name) const {
    for (std::size_t slot = hash_of(name) % slot_count; slots_[slot] != nullptr; slot = (slot + 1) % slot_count)
        if (slots_[slot]->name == name) return slots_[slot];
    return nullptr;
}

}  // namespace raingan::rtf
