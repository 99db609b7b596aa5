//! HTTP/1.1 as far as the fake servers need it: reading a request, and answers that are broken on purpose.

use std::{
    fmt::Write as _,
    io::{self, Read, Write},
    thread,
    time::Duration,
};

use flate2::{Compression, write::GzEncoder};

use super::scenario::Framing;

/// Largest head of a request.
const MAX_HEAD: usize = 64 * 1024;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// Returns the value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Returns the decoded path.
    pub fn path(&self) -> String {
        decode(self.target.split('?').next().unwrap_or_default(), false)
    }

    /// Returns the decoded parameter of the query.
    pub fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.target.split_once('?')?;
        parameter(query, name)
    }

    /// Returns the decoded field of a form.
    pub fn form(&self, name: &str) -> Option<String> {
        parameter(&String::from_utf8_lossy(&self.body), name)
    }

    /// Returns everything that the client sent, as text.
    pub fn text(&self) -> String {
        let mut text = format!("{} {}\n", self.method, self.target);
        for (name, value) in &self.headers {
            let _ = writeln!(text, "{name}: {value}");
        }
        text + "\n" + &String::from_utf8_lossy(&self.body)
    }
}

fn parameter(pairs: &str, name: &str) -> Option<String> {
    let pairs = pairs.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(key, value)| (decode(key, true), value))
        .find(|(key, _)| key == name)
        .map(|(_, value)| decode(value, true))
}

/// Decodes percent signs and, in forms and queries, plus signs.
pub fn decode(text: &str, plus: bool) -> String {
    let bytes = text.as_bytes();
    let (mut decoded, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                at += 2;
            }
            (b'+', _) if plus => decoded.push(b' '),
            (byte, _) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Reads one request; `None` if the client has closed the connection.
pub fn read_request(stream: &mut impl Read) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        match stream.read(&mut buffer)? {
            0 if bytes.is_empty() => return Ok(None),
            0 => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the request is cut off")),
            _ if bytes.len() > MAX_HEAD => return Err(io::Error::other("the head of the request is too long")),
            read => bytes.extend_from_slice(&buffer[..read]),
        }
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let mut lines = text.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect();
    let mut request = Request { method: method.to_owned(), target: target.to_owned(), headers, body: Vec::new() };
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap_or(0));
    let mut body = bytes.split_off(head + 4);
    while body.len() < length {
        match stream.read(&mut buffer)? {
            0 => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the body of the request is cut off")),
            read => body.extend_from_slice(&buffer[..read]),
        }
    }
    request.body = body;
    Ok(Some(request))
}

/// How an answer is sent.
#[derive(Debug, Clone, Copy)]
pub enum Delivery {
    /// With `Content-Length`, at once.
    Whole,
    /// One byte at a time.
    Drip(Duration),
    /// Cut off after half of the body.
    CutOff(Framing),
    /// Nothing is sent.
    Never,
}

/// The body of an answer.
#[derive(Debug, Clone)]
pub enum Body {
    Bytes(Vec<u8>),
    /// A list of about this many bytes, made while it is sent.
    Large(u64),
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
    pub gzip: bool,
    pub delivery: Delivery,
}

impl Answer {
    /// Returns an answer with a content type.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", content_type.to_owned())],
            body: Body::Bytes(body.into()),
            gzip: false,
            delivery: Delivery::Whole,
        }
    }

    /// Returns an answer in JSON.
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        Self::new(status, "application/json; odata.metadata=minimal; charset=utf-8", value.to_string())
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sends it; returns whether the connection can be used again.
    pub fn send(&self, stream: &mut impl Write) -> io::Result<bool> {
        if matches!(self.delivery, Delivery::Never) {
            return Ok(false);
        }
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if self.gzip {
            head += "Content-Encoding: gzip\r\n";
        }
        let reusable = match &self.body {
            Body::Large(bytes) => {
                head += "Transfer-Encoding: chunked\r\n\r\n";
                stream.write_all(head.as_bytes())?;
                self.send_large(*bytes, stream)?;
                false
            }
            Body::Bytes(body) => {
                let body = if self.gzip { compress(body)? } else { body.clone() };
                self.send_bytes(head, &body, stream)?
            }
        };
        stream.flush()?;
        Ok(reusable)
    }

    fn send_bytes(&self, mut head: String, body: &[u8], stream: &mut impl Write) -> io::Result<bool> {
        let half = &body[..body.len() / 2];
        match self.delivery {
            Delivery::Whole | Delivery::Drip(_) | Delivery::CutOff(Framing::Length) => {
                let _ = write!(head, "Content-Length: {}\r\n\r\n", body.len());
            }
            Delivery::CutOff(Framing::Chunked) => {
                let _ = write!(head, "Transfer-Encoding: chunked\r\n\r\n{:x}\r\n", half.len());
            }
            Delivery::CutOff(Framing::Closed) | Delivery::Never => head += "Connection: close\r\n\r\n",
        }
        stream.write_all(head.as_bytes())?;
        match self.delivery {
            Delivery::Whole => stream.write_all(body)?,
            Delivery::Drip(pause) => {
                for byte in body {
                    stream.write_all(&[*byte])?;
                    stream.flush()?;
                    thread::sleep(pause);
                }
            }
            Delivery::CutOff(Framing::Chunked) => {
                stream.write_all(half)?;
                stream.write_all(b"\r\n")?;
            }
            Delivery::CutOff(_) => stream.write_all(half)?,
            Delivery::Never => {}
        }
        Ok(matches!(self.delivery, Delivery::Whole | Delivery::Drip(_)))
    }

    fn send_large(&self, bytes: u64, stream: &mut impl Write) -> io::Result<()> {
        let mut chunks = Chunks(stream);
        if self.gzip {
            let mut encoder = GzEncoder::new(&mut chunks, Compression::fast());
            write_large(bytes, &mut encoder)?;
            encoder.finish()?;
        } else {
            write_large(bytes, &mut chunks)?;
        }
        chunks.0.write_all(b"0\r\n\r\n")
    }
}

/// Writes a list of about this many bytes: valid JSON, of records that every endpoint for messages has.
fn write_large(bytes: u64, out: &mut impl Write) -> io::Result<()> {
    let padding = "x".repeat(64 * 1024);
    out.write_all(b"{\"value\":[")?;
    for number in 0..=bytes / 65_536 {
        let comma = if number == 0 { "" } else { "," };
        write!(
            out,
            r#"{comma}{{"id":"MC{number}","title":"Large","services":["Microsoft Intune"],"category":"stayInformed","#
        )?;
        write!(out, r#""isMajorChange":false,"body":{{"contentType":"html","content":"{padding}"}}}}"#)?;
    }
    out.write_all(b"]}")
}

/// Sends what is written in chunks.
struct Chunks<'a, W>(&'a mut W);

impl<W: Write> Write for Chunks<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !bytes.is_empty() {
            write!(self.0, "{:x}\r\n", bytes.len())?;
            self.0.write_all(bytes)?;
            self.0.write_all(b"\r\n")?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn compress(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body)?;
    encoder.finish()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Other",
    }
}
