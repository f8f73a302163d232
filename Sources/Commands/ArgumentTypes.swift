// The one file where a library type is public: a conformance must be as public as its type.
public import Abstracts
public import ArgumentParser
public import Compliance
public import Documents
public import Mail
public import Programme

extension Severity: ExpressibleByArgument {}
extension MailState: ExpressibleByArgument {}
extension FileKind: ExpressibleByArgument {}
extension AbstractContent.Stage: ExpressibleByArgument {}
extension AbstractRecord.State: ExpressibleByArgument {}
extension BookEdition: ExpressibleByArgument {}
extension BookErratum.Kind: ExpressibleByArgument {}
extension DuplicateScope.Against: ExpressibleByArgument {}
