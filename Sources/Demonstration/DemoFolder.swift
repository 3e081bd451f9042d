import Foundation
import Tabular

/// The demonstration commons as files: CSV and Markdown, described in its README.
package struct DemoFolder: Sendable {
    let url: URL

    package init(path: String) { url = URL(fileURLWithPath: path, isDirectory: true) }

    package struct Unreadable: Error, CustomStringConvertible {
        package let description: String
    }

    /// The lines of a table, each as its values by column name.
    func table(_ name: String) throws -> [[String: String]] {
        let reader: CSVReader
        do {
            reader = try CSVReader([UInt8](try Data(contentsOf: url.appendingPathComponent(name))))
        } catch {
            throw Unreadable(description: "\(name) cannot be read: \(error)")
        }
        let header = reader.header
        return try reader.map { line in
            let row = try line.get()
            return Dictionary(zip(header, row.fields)) { first, _ in first }
        }
    }

    func path(of name: String) -> String { url.appendingPathComponent(name).path }

    /// The practices in a language, by key (the file's name).
    func practices(in language: String) throws -> [(key: String, file: PracticeFile)] {
        try texts(of: "practices", in: language) { try PracticeFile($0, named: $1) }
    }

    /// The articles in a language, by key.
    func articles(in language: String) throws -> [(key: String, file: FrontMatter)] {
        try texts(of: "articles", in: language) { try FrontMatter($0, named: $1) }
    }

    private func texts<File>(
        of name: String, in language: String, read: (_ text: String, _ name: String) throws -> File
    ) throws -> [(key: String, file: File)] {
        let folder = url.appendingPathComponent(name)
        let ending = ".\(language).md"
        return try names(in: folder).filter { $0.hasSuffix(ending) }.sorted()
            .map { name in
                let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                return (String(name.dropLast(ending.count)), try read(text, name))
            }
    }

    private func names(in folder: URL) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw Unreadable(description: "\(folder.path) cannot be read: \(error.localizedDescription)")
        }
    }
}
