# Brings the tables up to date and gives the services their logins, as the owner, before a new version starts.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip=true -am -pl deploy/local package \
    && mkdir /app && cp deploy/local/target/shabou-local-*.jar /app/shabou-local.jar && cp -r deploy/local/target/lib /app/lib \
    && rm -f /app/lib/embedded-*.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin shabou
COPY --from=build /app /app
COPY deploy/images/start /usr/local/bin/
USER 10001
WORKDIR /tmp
ENTRYPOINT ["start", "java", "-Xmx128m", "-jar", "/app/shabou-local.jar"]
