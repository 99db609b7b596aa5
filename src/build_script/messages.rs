//! Parses the built-in message files, and writes a function for each message of the program, so that a wrong call does not
//! compile.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write,
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser, serializer,
};

use crate::{file::MessageFile, pattern::Wording};

/// Where templates are, and the messages of the default theme.
const THEMES: &str = "themes";
const FOLDER: &str = "themes/default/words";
const MESSAGES: &str = "themes/default/words/en.ftl";

/// The plural categories of all languages. Tests know those of each language.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A variable, in the order of first use in the English text.
struct Variable {
    name: String,
    /// Whether it selects a plural form.
    is_number: bool,
}

/// Writes the functions to `to`. A message that templates use has one only if code calls it.
///
/// # Errors
/// The file cannot be read, or is no message file.
pub(crate) fn write(to: &Path) -> Result<(), Box<dyn Error>> {
    let source = fs::read_to_string(MESSAGES)?;
    let resource = parser::parse(source.as_str()).map_err(|(_, errors)| format!("{MESSAGES}: {errors:?}"))?;
    let (mut templates, mut code) = (String::new(), String::new());
    read_all(Path::new(THEMES), "html", &mut templates)?;
    read_all(Path::new("src"), "rs", &mut code)?;
    let of_templates: BTreeSet<&str> =
        templates.split("t(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    let (mut functions, mut table) = (String::new(), String::new());
    let mut number = 0;
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let name = id.replace('-', "_");
        if of_templates.contains(id) && !is_called(&code, &name) {
            continue;
        }
        let mut variables = Vec::new();
        if let Some(pattern) = &message.value {
            collect(pattern, &mut variables);
        }
        let text = serializer::serialize(&fluent_syntax::ast::Resource {
            body: vec![Entry::Message(fluent_syntax::ast::Message { comment: None, ..message.clone() })],
        });
        for line in message.comment.iter().flat_map(|comment| &comment.content) {
            writeln!(functions, "    /// {}", line.replace('[', "\\["))?;
        }
        writeln!(functions, "    ///\n    /// ```text")?;
        text.trim_end().lines().try_for_each(|line| writeln!(functions, "    /// {line}"))?;
        writeln!(functions, "    /// ```")?;
        let names: Vec<String> = variables.iter().map(|variable| format!("{:?}", variable.name)).collect();
        writeln!(table, "    ({id:?}, &[{}]),", names.join(", "))?;
        if variables.is_empty() {
            writeln!(functions, "    pub(crate) fn {name}(&self) -> &str {{\n        self.text({number})\n    }}\n")?;
        } else {
            let parameters: Vec<String> = variables.iter().map(Variable::parameter).collect();
            let arguments: Vec<String> = variables.iter().map(Variable::argument).collect();
            writeln!(
                functions,
                "    pub(crate) fn {name}(&self, {}) -> String {{\n        self.print({number}, &[{}])\n    }}\n",
                parameters.join(", "),
                arguments.join(", ")
            )?;
        }
        number += 1;
    }
    let mut languages: Vec<String> = fs::read_dir(FOLDER)?
        .map(|entry| entry.map(|entry| entry.path().file_stem().unwrap_or_default().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()?;
    languages.sort();
    let parsed = env::var("OUT_DIR")? + "/words";
    fs::create_dir_all(&parsed)?;
    let mut table_of_languages = String::new();
    for tag in &languages {
        let to = format!("{parsed}/{tag}");
        fs::write(&to, parse(&format!("{FOLDER}/{tag}.ftl"))?)?;
        writeln!(table_of_languages, "    ({tag:?}, include_bytes!({to:?})),")?;
    }
    let written = format!(
        "/// The built-in languages: their tags, and their messages in postcard format.\n\
         const LANGUAGES: &[(&str, &[u8])] = &[\n{table_of_languages}];\n\n\
         /// The messages that the program uses: their ids, and their variables in the order of the arguments.\n\
         const MESSAGES: &[(&str, &[&str])] = &[\n{table}];\n\nimpl Locale {{\n{functions}}}\n"
    );
    fs::write(to, written)?;
    Ok(())
}

/// Returns the messages of a file, by their ids, in postcard format.
///
/// # Errors
/// The file cannot be read, or has problems.
fn parse(path: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let source = fs::read_to_string(path)?;
    let mut file = MessageFile { source: &source, categories: CATEGORIES.to_vec(), problems: Vec::new() };
    let messages: BTreeMap<String, Wording> = file.read().into_iter().map(|(id, (_, message))| (id, message)).collect();
    match file.problems.first() {
        Some(problem) => Err(format!("{path}: at byte {}: {}", problem.at, problem.message).into()),
        None => Ok(postcard::to_stdvec(&messages)?),
    }
}

impl Variable {
    fn rust_name(&self) -> String {
        self.name.replace('-', "_")
    }

    fn parameter(&self) -> String {
        format!("{}: {}", self.rust_name(), if self.is_number { "u64" } else { "&str" })
    }

    fn argument(&self) -> String {
        format!("MessageValue::{}({})", if self.is_number { "Number" } else { "Text" }, self.rust_name())
    }
}

/// Collects the variables of a pattern.
fn collect(pattern: &Pattern<&str>, variables: &mut Vec<Variable>) {
    let mut add = |name: &str, is_number: bool| match variables.iter_mut().find(|known| known.name == name) {
        Some(known) => known.is_number |= is_number,
        None => variables.push(Variable { name: name.to_owned(), is_number }),
    };
    let mut inner = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => add(id.name, false),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                if let InlineExpression::VariableReference { id } = selector {
                    add(id.name, true);
                }
                inner.extend(variants.iter().map(|variant| &variant.value));
                // The variables of the variants come behind the number.
                for variant in inner.drain(..) {
                    let mut of_variant = Vec::new();
                    collect(variant, &mut of_variant);
                    of_variant.iter().for_each(|variable| add(&variable.name, variable.is_number));
                }
            }
            _ => {}
        }
    }
}

/// Returns whether code names a method of `Locale`.
fn is_called(code: &str, method: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let named = |path: &str| code.split(path).skip(1).any(|rest| !rest.starts_with(is_name));
    code.contains(&format!(".{method}(")) || named(&format!("Locale::{method}"))
}

/// Adds the text of all files with an extension in a folder to `text`.
fn read_all(folder: &Path, extension: &str, text: &mut String) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_all(&path, extension, text)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            text.push_str(&fs::read_to_string(&path)?);
        }
    }
    Ok(())
}
