@testable import Web

/// A form or a query is fields of sound text, or refused; every reading of a field ends.
enum FormTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        try check { try SentFields.form(text) }
    }

    static func check(_ read: () throws -> [String: [String]]) throws {
        let fields: [String: [String]]
        do {
            fields = try read()
        } catch is AppError {
            return
        }
        try hold(fields.values.reduce(0) { $0 + $1.count } <= 2_000, "too many values")
        var form = Submission(fields)
        for (name, values) in fields {
            try hold(values.allSatisfy { !$0.utf8.contains(0) }, "a null character")
            let line = form.line(name)
            try hold(
                !line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) },
                "a control in \(line)")
            try hold(
                Submission([name: line]).again(name) == line,
                "cleaning twice is not cleaning once: \(line.debugDescription)")
            _ = (form.text(name), form.date(name), form.integer(name, -5...5), form.isChecked(name))
            if let link = form.link(name) { try hold(link.lowercased().hasPrefix("http"), "\(link)") }
        }
    }
}

extension Submission {
    fileprivate func again(_ name: String) -> String {
        var copy = self
        return copy.line(name)
    }
}
