import Foundation

/// What a command says: results on standard output, what goes wrong on standard error.
enum Terminal {
    static func say(_ text: String) {
        write(text + "\n", to: .standardOutput)
    }

    static func complain(_ text: String) {
        write(text + "\n", to: .standardError)
    }

    static func write(_ text: String, to file: FileHandle) {
        do {
            try file.write(contentsOf: Data(text.utf8))
        } catch {
            // A full disk under a log, or a reader who left: there is nobody to tell, and the work goes on.
        }
    }
}
