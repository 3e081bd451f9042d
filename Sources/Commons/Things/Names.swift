package import Storage
package import Web

/// How people are called, told by the room that keeps accounts. Whoever left is missing and shown as "somebody who left".
package struct Names: Sendable {
    package let find: @Sendable ([Person.ID], Transaction) throws -> [Person.ID: String]

    /// The same with what they say of themselves.
    package let introduce: @Sendable ([Person.ID], Transaction) throws -> [Person.ID: Introduction]

    package init(introduce: @escaping @Sendable ([Person.ID], Transaction) throws -> [Person.ID: Introduction]) {
        self.introduce = introduce
        find = { ids, tx in try introduce(ids, tx).mapValues(\.name) }
    }
}
