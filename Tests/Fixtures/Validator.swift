internal import Foundation

/// EPUBCheck, as Debian has it.
package struct Validator {
    package let isValid: Bool
    package let said: String

    package static func check(_ book: [UInt8]) throws -> Validator {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("book-\(UUID().uuidString).epub")
        try Data(book).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let check = Process()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/java")
        check.arguments = ["-jar", "/usr/share/java/epubcheck.jar", "--failonwarnings", file.path]
        let output = Pipe()
        check.standardOutput = output
        check.standardError = output
        try check.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        check.waitUntilExit()
        return Validator(isValid: check.terminationStatus == 0, said: String(decoding: said, as: UTF8.self))
    }
}
