import Accounts
import Commons
import Storage
import Web

/// Those who read what others write, before it is published.
enum Newsroom {
    static func people(in tx: Transaction) throws -> [Person.ID] {
        try Account.holders(of: [.editor, .administrator], in: tx)
    }
}
