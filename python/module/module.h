// The Python module over the library's public headers; nothing of the rooms behind them is used.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <raingan/raingan.h>

#include <string>

namespace raingan::python {

/// The classes of values.h: read-only attributes, repr, equality by to_dict(), and to_dict() itself.
void add_values(pybind11::module_& module);
/// raingan.Error, with code, place, kind and message in both languages.
void add_error(pybind11::module_& module);
/// Document, Outputs, Province and the functions.
void add_documents(pybind11::module_& module);
void add_signatures(pybind11::module_& module);

/// The bytes of what Python code may give as a file: bytes, bytearray, memoryview, or a path (str, os.PathLike), which
/// is read. `name` is its name for messages; set where it is a path and was empty.
std::string bytes_of(const pybind11::object& source, std::string& name);

/// A value as plain dicts, lists, strings and numbers.
pybind11::object to_plain(const pybind11::object& value);

}  // namespace raingan::python
