import Testing

/// What fits on a screen can be understood at a glance. Lines are the formatter's matter: 120 columns.
@Suite struct SizeTests {
    @Test func `a file has at most 400 lines`() throws {
        for file in try House.swift() where file.lines.count > 401 {
            Issue.record("\(file.path) has \(file.lines.count - 1) lines: it holds more than one thing")
        }
    }

    @Test func `a function has at most 40 lines`() throws {
        for file in try House.swift() {
            for function in functions(of: file) where function.length > 40 {
                Issue.record("\(file.path):\(function.line): \(function.length) lines: it does more than one thing")
            }
        }
    }

    @Test func `a line has at most 120 columns, in scripts and styles too`() throws {
        let files =
            try House.files(under: "Sources", ending: ".css") + House.files(under: "Sources", ending: ".js")
            + House.files(under: "Tests", ending: ".py")
        for file in files {
            for (index, line) in file.lines.enumerated() where line.count > 120 {
                Issue.record("\(file.path):\(index + 1): \(line.count) columns")
            }
        }
    }

    /// The formatter has laid every file out, so a function ends where a brace stands under its beginning.
    private func functions(of file: HouseFile) -> [(line: Int, length: Int)] {
        let lines = file.lines
        return lines.indices.compactMap { start in
            guard isDeclaration(lines[start]) else { return nil }
            let margin = String(lines[start].prefix { $0 == " " })
            let isFolded = lines[start].hasSuffix("(")
            let opening = isFolded ? lines[start...].first { $0.hasPrefix(margin + ")") } : lines[start]
            guard opening?.hasSuffix("{") == true,
                let last = lines[(start + 1)...].firstIndex(where: { $0.hasPrefix(margin + "}") })
            else { return nil }
            return (start + 1, last - start + 1)
        }
    }

    private func isDeclaration(_ line: Substring) -> Bool {
        let words = line.split { $0 == " " || $0 == "(" || $0 == "?" || $0 == "<" }
        guard let keyword = words.first(where: { !Self.modifiers.contains(String($0)) && !$0.hasPrefix("@") }) else {
            return false
        }
        return ["func", "init", "subscript"].contains(keyword) || keyword == "var" && !line.contains("=")
    }

    private static let modifiers: Set<String> = [
        "package", "public", "private", "fileprivate", "internal", "static", "mutating", "nonisolated", "consuming",
    ]
}
