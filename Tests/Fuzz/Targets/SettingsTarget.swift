@testable import Node

/// A file of settings is read line by line: each is an assignment, a comment or a problem with its number.
enum SettingsTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let file = SettingsFile(String(decoding: bytes, as: UTF8.self))
        try hold(file.assignments.allSatisfy { $0.name.hasPrefix("ESSAIM_") }, "a name that is none of ours")
        try hold(Set(file.assignments.map(\.name)).count == file.assignments.count, "a name twice")
        let lines = file.assignments.map(\.line)
        try hold(lines == lines.sorted() && Set(lines).count == lines.count, "lines out of order")
    }
}
