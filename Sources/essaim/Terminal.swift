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
        file.write(Data(text.utf8))
    }
}
