/// The sentences of a form that makes or changes a thing, as keys.
package struct FormWords: Sendable {
    /// What programs are told.
    let told: String
    let title: String
    /// What is said when it is done.
    let done: String
    /// What the first revision says of itself.
    let reason: String

    package init(told: String, title: String, done: String, reason: String? = nil) {
        (self.told, self.title, self.done, self.reason) = (told, title, done, reason ?? done)
    }
}
